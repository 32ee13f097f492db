"""Labels, hints and mistakes of allauth's own form fields, in our words."""

from __future__ import annotations

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, str | Promise] = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "password1": _("Password"),
    "password2": _("The same password again"),
    "oldpassword": _("Present password"),
    "remember": _("Stay signed in on this device"),
    "code": _("Code"),
    "passwordless": _("Sign in with it alone, without a password"),
}
HINTS: dict[str, str | Promise] = {
    "password": "",
    "password1": _("At least 10 characters, and not one of those that everybody uses."),
}
MISTAKES: dict[str, str | Promise] = {
    "required": _("Write an answer"),
    "password_too_short": _("Write at least 10 characters"),
    "password_too_common": _("Choose one that fewer people use"),
    "password_entirely_numeric": _("Use letters, too"),
    "password_too_similar": _("Choose one that is less like your name or address"),
}


def label_of(bound: BoundField) -> str:
    """The label of a library's field."""
    return str(LABELS.get(bound.name, bound.label))


def hint_of(bound: BoundField) -> str:
    """Its hint."""
    return str(HINTS.get(bound.name, bound.help_text))


def mistake_of(bound: BoundField) -> str:
    """What to correct in it, or nothing."""
    if bound.name == "email" and any(error.code == "invalid" for error in bound.errors.as_data()):
        return str(_("Write an address like name@example.org"))
    told = [str(MISTAKES.get(error.code or "", " ".join(error.messages))) for error in bound.errors.as_data()]
    if "required" in [error.code for error in bound.errors.as_data()] and bound.name not in LABELS:
        return " ".join(str(message) for message in bound.errors)
    return " ".join(told)
