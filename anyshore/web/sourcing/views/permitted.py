"""Before a form of sourcing is shown: may the reader do it at all, and does the request still take it?"""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.queries.lists import numbers_for_request
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.formats import listing_text, within_text
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.web.access import actor_of
from anyshore.web.forms import WayOn
from anyshore.web.rendering import now_of
from anyshore.web.words import status_of


def entitled(request: HttpRequest, number: int, verb: str) -> RequestView:
    """The request, for a reader whose side and role let them do ``verb`` to it at some time; Forbidden for others."""
    view = request_view(actor_of(request), number, at=now_of(request))
    if verb not in view.entitled:
        raise Forbidden()
    return view


def permitted(request: HttpRequest, number: int, verb: str) -> RequestView:
    """The request, for a form that ends in ``verb``. Forbidden where the reader's side or role never allows it.

    Where the request takes it no more, the refusal says how it stands now, and where. What was sent is left to the
    action to refuse, which knows a form that is sent twice.
    """
    view = entitled(request, number, verb)
    if verb not in view.may and request.method != "POST":
        request.way_on = standing(request, number)  # type: ignore[attr-defined]  # read by the page of the refusal
        raise NotAllowed()
    return view


def standing(request: HttpRequest, number: int) -> WayOn:
    """How the request stands now, as a link: to the contract that came of it, or to the request with all of them."""
    view = request_view(actor_of(request), number, at=now_of(request))
    to = reverse("sourcing:request", args=[number])
    made = numbers_for_request(actor_of(request), view.row.id) if view.row.state == "awarded" else []
    if len(made) == 1:
        words = _("It was awarded: see contract C-%(number)s") % {"number": made[0]}
        return WayOn(words, reverse("contracts:contract", args=made))
    if made:
        named = listing_text([f"C-{one}" for one in made])
        return WayOn(_("It was awarded: see contracts %(numbers)s") % {"numbers": named}, to)
    state = within_text(str(status_of("request", view.row.shown_state).word))
    return WayOn(_("See R-%(number)s as it stands now: %(state)s") % {"number": number, "state": state}, to)
