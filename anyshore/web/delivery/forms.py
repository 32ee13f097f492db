"""Forms of the work."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.web.contracts.effects import Moving
from anyshore.web.forms import Choice, Choices, Files, Form, Hidden, Id, Lines, LongText


class Submit(Form):
    """Hand in work: files, words, links, and which criteria are met."""

    files = Files(_("Files"), required=False)
    note = LongText(_("Note"), required=False, max_length=20_000, rows=4, hint=_("What it is and where to look first"))
    links = Lines(_("Links"), required=False, rows=2, hint=_("One address a line"))
    checked = Choices(_("Which of these are met?"), required=False, hint=_("The other side sees what you marked."))
    despite = LongText(
        _("Why you hand it in nevertheless"), required=False, max_length=2_000, rows=2,
        hint=_("The other side reads it beside what does not hold."),
    )  # fmt: skip

    def check(self, values: dict[str, Any]) -> None:
        """Nothing at all cannot be reviewed."""
        if not (values["files"] or values["note"] or values["links"]):
            self.error("files", _now("Choose a file, or write a note or a link: there must be something to review."))


class OfSubmission(Form):
    """An answer to the very submission that was looked at."""

    submission_id = Hidden(Id())


class Accept(Moving):
    """The acceptance of the very submission that was looked at, with the criteria that the client found met."""

    submission_id = OfSubmission.fields["submission_id"]
    ticked = Choices(
        _("Which of these did you find met?"), required=False, hint=_("Kept with the acceptance. It holds up nothing.")
    )


class AskForChanges(OfSubmission):
    """What is to change, and whether a named criterion is missed."""

    words = LongText(
        _("What is to change?"), max_length=20_000, rows=6, hint=_("Be exact: the other side works from this.")
    )
    criterion = Choice(_("Does it miss a criterion that was agreed?"), look="radio", required=False)
    files = Files(_("Files"), required=False)
