"""The lists of a transition: kick-off, knowledge, access."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import NotFound
from anyshore.transition.actions.add_knowledge import add_knowledge
from anyshore.transition.actions.grant_access import grant_access
from anyshore.transition.actions.revoke_access import revoke_access
from anyshore.transition.actions.sign_off_knowledge import sign_off_knowledge
from anyshore.transition.actions.tick_item import tick_item
from anyshore.transition.queries.pages import TransitionPage
from anyshore.transition.rules import KnowledgeKind
from anyshore.web.access import signed_in
from anyshore.web.files.views import stored
from anyshore.web.rendering import page
from anyshore.web.transition.forms import Grant, Revoke, Share
from anyshore.web.transition.reading import act, press, read


@require_POST
@signed_in
def tick(request: HttpRequest, number: int, item_id: UUID) -> HttpResponse:
    """An item of the kick-off list is done."""
    read(request, number, "act")
    return press(request, tick_item, number, told=_("Done."), part="kickoff", item_id=item_id)


@signed_in
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A session or a document for somebody of the provider."""
    found = read(request, number, "share")
    people = [(str(one.person_id), one.name or one.email) for one in found.people]
    first = {"on": found.today, "kind": "session", "receiver": people[0][0] if len(people) == 1 else ""}
    form = Share(request, initial=first, options={"receiver": people})
    done = _shared(request, found, form) if form.accepted() else None
    return done or page(request, "transition/form.html", t=found, form=form, kind="knowledge", access=None)


def _shared(request: HttpRequest, found: TransitionPage, form: Share) -> HttpResponse | None:
    values = form.values
    given = {
        "agreement_id": found.agreement_id,
        "kind": KnowledgeKind(values["kind"]),
        "title": values["title"],
        "on": values["on"],
        "receiver_id": UUID(values["receiver"]),
        "file_ids": stored(request, values["files"]),
    }
    told = _("They see it, and sign it off once they can work with it.")
    return act(request, add_knowledge, found.number, form, told=told, part="knowledge", **given)


@require_POST
@signed_in
def sign(request: HttpRequest, number: int, knowledge_id: UUID) -> HttpResponse:
    """Its receiver can work with it."""
    read(request, number, "act")
    return press(
        request, sign_off_knowledge, number, told=_("Signed off."), part="knowledge", knowledge_id=knowledge_id
    )


@signed_in
def grant(request: HttpRequest, number: int) -> HttpResponse:
    """Write down an access that was given."""
    found = read(request, number, "share")
    form = Grant(request, initial={"granted_on": found.today})
    if form.accepted():
        given = {"agreement_id": found.agreement_id, **form.values}
        told = _("It stands in the list by which access ends.")
        done = act(request, grant_access, number, form, told=told, part="access", **given)
        if done:
            return done
    return page(request, "transition/form.html", t=found, form=form, kind="access", access=None)


@signed_in
def revoke(request: HttpRequest, number: int, access_id: UUID) -> HttpResponse:
    """Write down that an access was revoked."""
    found = read(request, number, "revoke")
    access = next((one for one in found.access if one.id == access_id), None)
    if access is None:
        raise NotFound()
    form = Revoke(request, initial={"revoked_on": found.today})
    if form.accepted():
        given = {"access_id": access_id, **form.values}
        done = act(request, revoke_access, number, form, told=_("Revoked."), part="access", **given)
        if done:
            return done
    return page(request, "transition/form.html", t=found, form=form, kind="revoke", access=access)
