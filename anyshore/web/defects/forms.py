"""Forms of the list of defects."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.delivery.rules.defects import LONGEST_DEFECT
from anyshore.web.forms import Amount, Files, Form, LongText

READ = _("Both sides read it.")


class Report(Form):
    """What is wrong with accepted work."""

    words = LongText(_("What is the defect?"), max_length=LONGEST_DEFECT, rows=4, hint=READ)
    files = Files(_("Files that show it"), required=False)


class ReportAndClaim(Report):
    """The same, with what is asked of the money that is kept back for it."""

    claim = Amount(_("What you ask back for it"), hint=_("At most what is kept back"))


class PutRight(Form):
    """What was done about it."""

    words = LongText(_("What did you do?"), max_length=LONGEST_DEFECT, rows=4, hint=READ)
    files = Files(_("Files that show it"), required=False)


class Still(Form):
    """What is still wrong."""

    words = LongText(_("What is still wrong?"), max_length=LONGEST_DEFECT, rows=4, hint=READ)


class Why(Form):
    """Reasons."""

    words = LongText(_("Why?"), max_length=LONGEST_DEFECT, rows=4, hint=READ)


class Strike(Form):
    """A word with it."""

    words = LongText(_("What you want to say with it"), required=False, max_length=LONGEST_DEFECT, rows=3, hint=READ)
