"""What allauth asks us: whom a sign-up makes, where one goes after signing in, and what it says, in our words."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.core.mail import EmailMessage
from django.forms import Form
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anyshore.parties.actions.record_sign_up import record_sign_up
from anyshore.parties.rules import ANYONE
from anyshore.plumbing.actions import perform
from anyshore.web import navigation
from anyshore.web.accounts.letters import LETTERS
from anyshore.web.middleware import locale_of, zone_of
from anyshore.web.rendering import now_of

SAID: dict[str, str | Promise] = {
    "account/messages/email_confirmation_sent.txt": _("We sent a link to %(email)s."),
    "account/messages/email_confirmed.txt": _("%(email)s is confirmed."),
    "account/messages/email_deleted.txt": _("%(deleted_email)s is removed."),
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "account/messages/primary_email_set.txt": _("This is the address you sign in with now."),
    "account/messages/unverified_primary_email.txt": _("Confirm an address before you sign in with it."),
    "account/messages/cannot_delete_primary_email.txt": _(
        "This is the address you sign in with: choose another one first."
    ),
    "mfa/messages/totp_activated.txt": _("Codes from your app are asked for from now on."),
    "mfa/messages/totp_deactivated.txt": _("Codes from your app are not asked for any more."),
    "mfa/messages/webauthn_added.txt": _("The key is added."),
    "mfa/messages/webauthn_removed.txt": _("The key is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes. The old ones are void."),
}
"""allauth's messages by the template they would come from. What is not here is not said: the page shows it."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-up by name and address, and plain words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "Address and password do not belong together. Check both, or ask for a new password."
        ),
        "email_taken": _("An account with this address exists. Sign in with it."),
        "enter_current_password": _("Write your present password"),
        "incorrect_password": _("This is not your password. Write it again"),
        "incorrect_code": _("This is not the code. Write the newest one"),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a minute, then try again."),
        "account_inactive": _("This account is closed. Ask the operator for the reason."),
        "same_as_current": _("This is the present one. Write another"),
        "invalid_password_reset": _("This link was used before or is too old. Ask for a new one."),
    }

    def save_user(self, request: HttpRequest, user: Any, form: Form, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - allauth's signature
        """Keep the name, and the reader's language and zone as they are on this page."""
        user.name = " ".join(form.cleaned_data["name"].split())
        user.locale = locale_of(request)
        user.timezone = zone_of(request).key
        saved = super().save_user(request, user, form, commit=commit)
        if commit:
            perform(record_sign_up, actor=ANYONE, at=now_of(request), person_id=saved.pk)
        return saved

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the day's work, where there is such a page."""
        start = navigation.OPERATOR if request.user.is_operator else navigation.TODAY  # type: ignore[union-attr]  # allauth asks after signing in
        return start if navigation.served(start) else "/"

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """Write it in our words."""
        if template_prefix not in LETTERS:
            return super().render_mail(template_prefix, email, context, headers)  # type: ignore[no-any-return]  # allauth has no types
        subject, body = LETTERS[template_prefix]
        to = [email] if isinstance(email, str) else email
        return EmailMessage(str(subject), str(body) % context, self.get_from_email(), to, headers=headers)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        words = message or SAID.get(message_template or "", "")
        if words:
            context = message_context or {}
            messages.add_message(request, level, str(words) % context if context and not message else str(words))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The second step in plain words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the code. Write the newest one"),
        "unverified_email": _("Confirm your e-mail address first; then set up the second step."),
    }
