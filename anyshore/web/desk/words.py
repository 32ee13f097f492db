"""Words of the desk: what to do when a comment is refused."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "too_many_comments": _(
        "There are %(most)s comments on this hand-in already. Ask for changes, or write a message."
    ),
}
