"""The mails that allauth sends, in our words: by the prefix of allauth's own templates, as (subject, text)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CONFIRM = (
    _("Confirm your e-mail address"),
    _("This link confirms %(email)s. If you did not open an account here, do nothing.\n\n%(activate_url)s"),
)

LETTERS: dict[str, tuple[str | Promise, str | Promise]] = {
    "account/email/email_confirmation": _CONFIRM,
    "account/email/email_confirmation_signup": _CONFIRM,
    "account/email/account_already_exists": (
        _("You have an account already"),
        _(
            "Somebody, perhaps you, signed up with %(email)s. There is an account with this address. "
            "If you have forgotten its password, this page sets a new one.\n\n%(password_reset_url)s"
        ),
    ),
    "account/email/password_reset_key": (
        _("Set a new password"),
        _("This link sets a new password. If you did not ask for it, do nothing.\n\n%(password_reset_url)s"),
    ),
    "account/email/unknown_account": (
        _("There is no account with this address"),
        _(
            "Somebody, perhaps you, asked for a new password for %(email)s. No account has this address. "
            "You may have signed up with another one, or sign up here.\n\n%(signup_url)s"
        ),
    ),
}
"""What is not here, allauth says in its own words."""
