"""Words of reviews: what to do when an action refuses."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "no_window": _("There is nothing to review: only paid contracts between unrelated parties are reviewed."),
    "window_closed": _("The time to review this contract is over."),
    "already_reviewed": _("You have reviewed this contract. A review is never changed."),
    "score_out_of_range": _("Write a whole number from 0 to 100."),
    "not_paid_yet": _("You can review once a payment is confirmed."),
    "not_shown_yet": _("You can reply once both reviews are shown."),
    "already_replied": _("You have replied to this review."),
    "reply_missing": _("Write your reply."),
}
