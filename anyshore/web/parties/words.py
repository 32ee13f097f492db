"""Words of people and organisations."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "address_taken": _("There is an account with this address. Sign in, and do it from there."),
    "already_member": _("%(email)s is a member already, or has an open invitation."),
    "last_owner": _("An organisation keeps at least one owner. Make somebody else an owner first."),
    "invitation_lapsed": _("This invitation is older than 14 days. Ask for a new one."),
    "other_address": _("This invitation was sent to %(address)s. Sign in with that address to accept it."),
    "proof_missing": _(
        "Signing asks who you are once more: your password, a code or a key. Open the page and sign again."
    ),
    "link_used": _("This link has been used. A link signs in once: ask for a new one."),
    "link_lapsed": _("This link is older than three days. Ask for a new one."),
}
