"""Pages of people and organisations."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties import queries
from anyshore.parties.actions.accept_invitation import accept_invitation
from anyshore.parties.actions.ask_for_verification import ask_for_verification as ask_action
from anyshore.parties.actions.change_organisation import change_organisation
from anyshore.parties.actions.change_person import change_person
from anyshore.parties.actions.change_role import change_role
from anyshore.parties.actions.create_organisation import create_organisation
from anyshore.parties.actions.invite_member import invite_member
from anyshore.parties.actions.make_sign_in_link import make_sign_in_link
from anyshore.parties.actions.remove_member import remove_member
from anyshore.parties.actions.use_sign_in_link import use_sign_in_link
from anyshore.parties.actions.withdraw_invitation import withdraw_invitation
from anyshore.parties.rules import ANYONE, LinkPurpose, ProofMethod, Right, has_right
from anyshore.parties.rules import Details as OrganisationDetails
from anyshore.plumbing.actions import perform
from anyshore.plumbing.locales import nearest
from anyshore.sourcing.actions.publish_by_link import publish_by_link
from anyshore.web.access import actor_of, person_of, signed_in, with_right
from anyshore.web.limits import INVITATION, SIGN_IN_LINK, limited
from anyshore.web.middleware import OPERATOR, ORGANISATION_KEY
from anyshore.web.parties import forms
from anyshore.web.proof import record
from anyshore.web.rendering import now_of, page, submit

ROLE_NAMES = {role: label for role, label, _note in forms.ROLES}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@signed_in
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations a person acts for, and the way to a new one."""
    return page(request, "parties/organisations.html", roles=ROLE_NAMES)


@signed_in
def found(request: HttpRequest) -> HttpResponse:
    """Create an organisation, and act for it from then on."""
    form = forms.Found(request)
    if form.accepted():
        given = dict(form.values)
        uses = given.pop("uses")
        made = submit(
            request, create_organisation, form=form, to=lambda value: f"{reverse('parties:organisation')}?{value.id}",
            buys="buys" in uses, provides="provides" in uses, **given,
        )  # fmt: skip
        if made:
            request.session[ORGANISATION_KEY] = made["Location"].rpartition("?")[2]
            return HttpResponseRedirect("/today/")
    return page(request, "parties/found.html", form=form)


@require_POST
@signed_in
def switch(request: HttpRequest) -> HttpResponse:
    """Act for another of one's organisations, or as the operator."""
    chosen = request.POST.get("organisation_id", "")
    ids = {str(row.organisation_id) for row in queries.memberships_of(actor_of(request).acting_person)}
    if chosen not in ids and not (chosen == OPERATOR and person_of(request).is_operator):
        raise NotFound()
    request.session[ORGANISATION_KEY] = chosen
    return HttpResponseRedirect("/operator/" if chosen == OPERATOR else "/today/")


@signed_in
def organisation(request: HttpRequest) -> HttpResponse:
    """One's own organisation: details, members, invitations, verification."""
    actor = actor_of(request)
    return page(
        request,
        "parties/organisation.html",
        row=queries.own_organisation(actor),
        members=queries.members(actor),
        invitations=queries.open_invitations(actor),
        verifications=queries.verifications(actor),
        manages=has_right(actor, Right.MANAGE),
        roles=ROLE_NAMES,
    )


@signed_in
@with_right(Right.MANAGE)
def details(request: HttpRequest) -> HttpResponse:
    """Change the organisation's details."""
    row = queries.own_organisation(actor_of(request))
    form = forms.Details(request, initial=_initial(row))
    if form.accepted():
        done = submit(
            request, change_organisation, form=form, to=reverse("parties:organisation"), told=_("Your details are saved."),
            organisation_id=row.id, details=_details(form.values),
        )  # fmt: skip
        if done:
            return done
    return page(request, "parties/details.html", form=form, row=row)


def _initial(row: queries.OrganisationRow) -> dict[str, object]:
    return {
        **{name: getattr(row, name) for name in ("name", "kind", "country", "place", "timezone", "currency")},
        "about": row.about,
        "vat_id": row.vat_id,
        "uses": [use for use in ("buys", "provides") if getattr(row, use)],
        "working_days": list(row.working_days),
        "day_starts": f"{row.day_starts:%H:%M}",
        "day_ends": f"{row.day_ends:%H:%M}",
    }


def _details(values: dict[str, Any]) -> OrganisationDetails:
    given = dict(values)
    uses: list[str] = given.pop("uses")
    days = "".join(sorted(given.pop("working_days")))
    starts, ends = _time(given.pop("day_starts"), 9), _time(given.pop("day_ends"), 17)
    return OrganisationDetails(
        **given, day_starts=starts, day_ends=ends, working_days=days, buys="buys" in uses, provides="provides" in uses
    )


def _time(text: str, fallback: int) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return time(fallback)


@signed_in
@with_right(Right.MANAGE)
@limited(INVITATION)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody to join."""
    form = forms.Invite(request)
    if form.accepted():
        told = _("The invitation is on its way to %(email)s.") % form.values
        done = submit(request, invite_member, form=form, to=reverse("parties:organisation"), told=told, **form.values)
        if done:
            return done
    return page(request, "parties/invite.html", form=form)


@signed_in
@with_right(Right.MANAGE)
def role(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Give a member another role."""
    row = _member(request, membership_id)
    form = forms.Role(request, initial={"role": row.role})
    if form.accepted():
        back = reverse("parties:organisation")
        done = submit(request, change_role, form=form, to=back, membership_id=membership_id, **form.values)
        if done:
            return done
    return page(request, "parties/role.html", form=form, member=row)


@signed_in
def remove(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Remove a member, or leave."""
    row = _member(request, membership_id)
    if row.person_id != request.user.pk and not has_right(actor_of(request), Right.MANAGE):
        raise Forbidden()
    form = forms.Empty(request)
    if form.accepted():
        done = submit(request, remove_member, form=form, to="/", membership_id=membership_id)
        if done:
            return done
    return page(request, "parties/remove.html", form=form, member=row, self=row.person_id == request.user.pk)


def _member(request: HttpRequest, membership_id: UUID) -> queries.MembershipRow:
    for row in queries.members(actor_of(request)):
        if row.id == membership_id:
            return row
    raise NotFound()


@require_POST
@signed_in
def withdraw(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Withdraw an invitation."""
    to = reverse("parties:organisation")
    done = submit(
        request, withdraw_invitation, to=to, told=_("The invitation is withdrawn."), invitation_id=invitation_id
    )
    return done or HttpResponseRedirect(to)


@require_POST
@signed_in
def ask_for_verification(request: HttpRequest) -> HttpResponse:
    """Ask the operator to verify the organisation."""
    to = reverse("parties:organisation")
    return submit(request, ask_action, to=to, told=_("The operator has your request.")) or HttpResponseRedirect(to)


@signed_in
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation that came by mail."""
    row = queries.invitation_by_token(token)
    form = forms.Empty(request)
    if form.accepted():
        done = submit(request, accept_invitation, form=form, to="/today/", token=token)
        if done:
            request.session[ORGANISATION_KEY] = str(row.organisation_id)
            return done
    return page(request, "parties/invitation.html", form=form, row=row)


def link(request: HttpRequest, token: str) -> HttpResponse:
    """Use a link that came by mail. It asks for one button, since mail scanners open links too."""
    found = queries.link_by_token(token)
    publishes = found.purpose == LinkPurpose.PUBLISH_REQUEST
    form = forms.Empty(request)
    if form.accepted():
        to = _publish(request, token) if publishes else _confirm(request, token)
        login(request, found.user, backend=BACKEND)
        record(request, ProofMethod.LINK)
        return HttpResponseRedirect(to)
    return page(request, "parties/link.html", form=form, publishes=publishes, used=found.used_at is not None)


def _publish(request: HttpRequest, token: str) -> str:
    published = perform(publish_by_link, actor=ANYONE, at=now_of(request), token=token)
    messages.success(request, _("Your request is published."))
    return reverse("sourcing:request", args=[published.number])


def _confirm(request: HttpRequest, token: str) -> str:
    perform(use_sign_in_link, actor=ANYONE, at=now_of(request), token=token)
    messages.success(request, _("You are signed in."))
    return "/today/"


@limited(SIGN_IN_LINK, always=True)
def send_link(request: HttpRequest) -> HttpResponse:
    """Mail a sign-in link. The answer is the same whether the address has an account or not."""
    form = forms.SendLink(request)
    if form.accepted():
        person = queries.person_by_email(form.values["email"])
        if person is not None:
            perform(
                make_sign_in_link, actor=ANYONE, at=now_of(request), person_id=person.pk, purpose=LinkPurpose.SIGN_IN
            )
        return page(request, "parties/link_sent.html", email=form.values["email"])
    return page(request, "parties/send_link.html", form=form)


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """One's own name, language and time zone."""
    user = person_of(request)
    form = forms.Profile(
        request, initial={"name": user.name, "locale": nearest(user.locale), "timezone": user.timezone}
    )
    if form.accepted():
        done = submit(
            request, change_person, form=form, to=reverse("parties:profile"), told=_("Saved."), **form.values
        )
        if done:
            return done
    return page(request, "parties/profile.html", form=form)
