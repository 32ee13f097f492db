"""Mails about people and organisations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Fact, Letter, Note, Notice, Reminder, Silent
from anyshore.kit.errors import NotFound
from anyshore.parties import queries
from anyshore.parties.rules import LinkPurpose, Right


def sign_in_link(fact: Fact) -> list[Note]:
    """The link, to the person's own address. What else it does is said in the mail."""
    link = queries.link_by_token(queries.token_of(fact.id("link_id")))
    publishes = link.purpose == LinkPurpose.PUBLISH_REQUEST
    return [
        Note(
            email=link.user.email,
            locale=link.user.locale,
            timezone=link.user.timezone,
            subject=_("Publish your request") if publishes else _("Your sign-in link"),
            body=(
                _(
                    "This link publishes your request and signs you in. It works once, until {until}.\n\n"
                    "If you did not write the request, do nothing: it is deleted then."
                )
                if publishes
                else _("This link signs you in. It works once, until {until}. If you did not ask for it, do nothing.")
            ),
            path=f"/link/{queries.token_of(link.id)}/",
            given={"until": link.expires_at},
        )
    ]


def member_invited(fact: Fact) -> list[Note]:
    """To the address that was invited; to nobody where it has been answered or withdrawn before the mail was
    written."""
    token = queries.token_of(fact.id("invitation_id"))
    try:
        invitation = queries.invitation_by_token(token)
    except NotFound:
        return []
    return [
        Note(
            email=invitation.email,
            subject=_("{organisation} invites you to join"),
            body=_("You are invited to act for {organisation} as {role}. The invitation holds until {until}."),
            path=f"/invitations/{token}/",
            given={
                "organisation": invitation.organisation,
                "role": invitation.role,
                "until": invitation.expires_at,
            },
        )
    ]


def verification_decided(fact: Fact) -> list[Letter]:
    """To the organisation's owners."""
    verified = fact.text("outcome") == "verified"
    return [
        Letter(
            to=fact.subject_id,
            right=Right.MANAGE,
            subject=_("Your organisation is verified") if verified else _("Your organisation is not verified"),
            body=(
                _("The operator has checked your organisation. Your pages say so from now on.")
                if verified
                else _("The operator has decided not to verify your organisation. The reasons stand on its page.")
            ),
            path="/organisation/",
        )
    ]


NOTICES: dict[str, Notice] = {
    "PersonRegistered": Silent("the sign-in link or the confirmation is the mail"),
    "PersonChanged": Silent("the person did it themselves and sees it"),
    "SignInLinkMade": sign_in_link,
    "SignInLinkUsed": Silent("the person is there"),
    "OperatorAppointed": Silent("whoever appointed them says so"),
    "PasswordSet": Silent("whoever set it knows it; a forgotten one is renewed through a mailed link"),
    "OrganisationCreated": Silent("the founder sees it"),
    "OrganisationChanged": Silent("an owner did it; it stands in the trail"),
    "MemberInvited": member_invited,
    "InvitationWithdrawn": Silent("the link says so when it is followed"),
    "MemberJoined": Silent("the members' page shows it"),
    "RoleChanged": Silent("the members' page shows it"),
    "MemberRemoved": Silent("the members' page shows it"),
    "VerificationAsked": Silent("it stands in the operator's queue"),
    "VerificationDecided": verification_decided,
}
REMINDERS: dict[str, Reminder] = {}
