"""Forms of conversations."""

from django.utils.translation import gettext_lazy as _

from anyshore.web.forms import Files, Form, LongText


class Write(Form):
    """A message."""

    body = LongText(_("Your message"), required=False, max_length=20_000, rows=4, hint=_("Markdown works."))
    files = Files(_("Files"), required=False)
