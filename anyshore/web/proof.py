"""Who signs shows first that it is them: one place, for every signature.

A view that signs calls ``prove`` between ``form.accepted()`` and ``submit``; the verb calls ``parties.rules.proved``
and keeps what it returns beside the signature. Who signed in or answered within ten minutes is not asked again.
Anybody else comes to allauth's page (password, code or key), and what they posted is sent again when they have
answered; files are not kept, so that a form with files signs on a page of its own.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any, NoReturn

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import serialize_request
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.kit.actor import Proof
from anyshore.parties.rules import ProofMethod, is_fresh
from anyshore.web.access import actor_of, person_of
from anyshore.web.limits import whole_address_of

PURPOSE = "proof_purpose"
"""Where the session keeps what the proof is for: the address that asked, and a sentence."""

AGENT_LENGTH = 300
"""How much of what a browser calls itself is kept."""

METHODS: dict[str, ProofMethod] = {
    "password": ProofMethod.PASSWORD,
    "link": ProofMethod.LINK,
    "totp": ProofMethod.CODE,
    "webauthn": ProofMethod.PASSKEY,
    "recovery_codes": ProofMethod.RECOVERY_CODE,
}
"""allauth's records by method, those of the second step by type. What is not here proves nothing."""

WORDS: dict[str, str | Promise] = {
    ProofMethod.PASSWORD: _("Password"),
    ProofMethod.LINK: _("Link by mail"),
    ProofMethod.CODE: _("Code from an app"),
    ProofMethod.PASSKEY: _("Passkey or security key"),
    ProofMethod.RECOVERY_CODE: _("Recovery code"),
}


def prove(request: HttpRequest, purpose: str) -> None:
    """From here on the actor of this request carries a proof at most ten minutes old.

    Who has none is asked for one first, told the ``purpose`` (a sentence), and comes back with what was posted.
    """
    found = _latest(request)
    if found is None or not is_fresh(found):
        _ask(request, purpose)
    request.actor = replace(actor_of(request), proof=found)  # type: ignore[attr-defined]  # set by ActorMiddleware


def record(request: HttpRequest, method: ProofMethod) -> None:
    """Keep in the session that its person proved themselves by a way that is ours, not allauth's."""
    record_authentication(request, person_of(request), method=str(method))


def asked_for(request: HttpRequest, address: object) -> str:
    """What the proof is for that the page at ``address`` asked for, or nothing."""
    kept = request.session.get(PURPOSE) or {}
    return str(kept["purpose"]) if kept.get("address") == address else ""


def proof_word(method: str) -> str:
    """A method as pages name it."""
    return str(WORDS.get(method, method))


def _latest(request: HttpRequest) -> Proof | None:
    known = [one for one in get_authentication_records(request, person_of(request)) if _method(one)]
    if not known:
        return None
    agent = request.headers.get("User-Agent", "")[:AGENT_LENGTH]
    return Proof(str(_method(known[-1])), int(time.time() - known[-1]["at"]), whole_address_of(request), agent)


def _method(kept: dict[str, Any]) -> ProofMethod | None:
    return METHODS.get(kept.get("type") or kept["method"])


def _ask(request: HttpRequest, purpose: str) -> NoReturn:
    ways = get_adapter().get_reauthentication_methods(person_of(request))
    if not ways:
        told = _now("You have no password yet. Set one by the link that we mail you, then sign with it.")
        messages.warning(request, told)
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_reset_password")))
    request.session[PURPOSE] = {"address": request.path, "purpose": purpose}
    if request.method == "POST":
        request.session[STATE_SESSION_KEY] = {"request": serialize_request(request)}
    raise ImmediateHttpResponse(HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({'next': request.path})}"))
