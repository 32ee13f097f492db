"""The words of the door: states with their tone and icon, and refusals by their code.

Each room may keep words of its own in ``anyshore/web/<room>/words.py``: ``STATES``, by kind and state, and
``REFUSALS``, by code, with the parameters of the exception as ``%(name)s``. They come before those here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.kit.errors import Refused
from anyshore.kit.money import Money
from anyshore.plumbing import formats

Words = str | Promise


class Status(NamedTuple):
    """A state as pages show it. ``tone``: "" nothing runs, active, wait, good, bad."""

    word: Words
    tone: str
    icon: str


SHORES: dict[str, Words] = {
    "onshore": _("Onshore"),
    "nearshore": _("Nearshore"),
    "offshore": _("Offshore"),
}

STATES: dict[str, dict[str, Status]] = {
    "organisation": {
        "active": Status(_("Active"), "active", "circle-dot"),
        "closed": Status(_("Closed"), "", "circle-x"),
    },
    "verification": {
        "unverified": Status(_("Not verified"), "", "circle-dashed"),
        "asked": Status(_("Verification asked for"), "wait", "hourglass"),
        "verified": Status(_("Verified"), "good", "shield-check"),
        "refused": Status(_("Verification refused"), "bad", "circle-x"),
    },
    "member_invitation": {
        "open": Status(_("Invited"), "wait", "mail"),
        "accepted": Status(_("Joined"), "good", "check"),
        "withdrawn": Status(_("Withdrawn"), "", "undo-2"),
        "lapsed": Status(_("Lapsed"), "", "circle-slash"),
    },
    "request": {
        "draft": Status(_("Draft"), "", "pencil"),
        "open": Status(_("Open"), "active", "circle-dot"),
        "closed": Status(_("Closed"), "", "circle-x"),
        "awarded": Status(_("Awarded"), "active", "award"),
        "lapsed": Status(_("Lapsed"), "", "circle-slash"),
    },
    "proposal": {
        "withdrawn": Status(_("Withdrawn"), "", "undo-2"),
        "declined": Status(_("Declined"), "", "circle-x"),
        "awarded": Status(_("Awarded"), "good", "award"),
    },
    "agreement": {"draft": Status(_("Draft"), "", "pencil")},
    "milestone": {
        "agreed": Status(pgettext_lazy("milestone", "Agreed"), "", "signature"),
        "dropped": Status(_("Dropped"), "", "circle-x"),
    },
    "review_window": {
        "open": Status(_("Reviews open"), "wait", "hourglass"),
        "shown": Status(_("Reviews shown"), "good", "eye"),
    },
    "notice": {
        "running": Status(_("Notice runs"), "wait", "calendar"),
        "withdrawn": Status(_("Notice withdrawn"), "", "undo-2"),
        "effective": Status(_("Ended by notice"), "", "circle-check"),
        "overtaken": Status(_("Ended before the notice"), "", "circle-slash"),
    },
}

REFUSALS: dict[str, Words] = {
    "refused": _("This cannot be done now. Nothing was changed."),
    "not_found": _("There is nothing at this address, or it is not yours to see."),
    "forbidden": _("Your role does not allow this. Ask an owner or a manager of your organisation."),
    "invalid": _("One of the answers cannot be taken as it is. Nothing was changed."),
    "stale": _("Somebody changed this while you looked at it. Read the page again before you act."),
    "not_allowed": _("This is no longer possible in its present state. Nothing was changed."),
    "not_yet": _("It is too early for this. Nothing was changed."),
    "idempotency_key_missing": _("The form came without its request key. It has one now: send it once more."),
    "idempotency_key_in_flight": _(
        "This form is being taken at this moment. Wait a few seconds, then see what came of it."
    ),
    "idempotency_key_reused": _("This form was sent before with other answers. Open the page again to send new ones."),
    "too_often": _(
        "You or somebody on your network did this too often. Try again in %(wait)s. Nothing was changed: go back, and"
        " what you wrote is still in the form."
    ),
    "busy": _("Others are changing the same thing at this moment. Nothing was changed. Try again in a few seconds."),
    "file_too_large": _("The file is larger than this instance allows."),
    "file_infected": _("The scanner of this instance found something harmful in the file. It was not kept."),
    "scan_failed": _("The file could not be checked for harmful contents, so it was not kept. Try again in a minute."),
    "upload_too_large": _("The file is larger than this instance allows."),
    "too_many_uploads": _("%(most)s uploads are begun and not finished. Finish or cancel some of them first."),
    "wrong_offset": _("The upload stands elsewhere: it goes on from there."),
    "upload_busy": _("This upload is being written by another window."),
    "checksum_wrong": _("The bytes that arrived are not those that were sent. They are sent again."),
    "file_empty": _("The file is empty. Choose another one."),
    "clock_runs_real": _("Only a sandbox can move its clock."),
}


_rooms: list[tuple[Mapping[str, Mapping[str, tuple[Words, str, str]]], Mapping[str, Words]]] = []


def register(states: Mapping[str, Mapping[str, tuple[Words, str, str]]], refusals: Mapping[str, Words]) -> None:
    """Add the words of a room; the application does so for every room when it starts."""
    _rooms.append((states, refusals))


def known_states() -> dict[str, dict[str, Status]]:
    """Every state that has words, by kind: the rooms' before those here."""
    known = {kind: dict(states) for kind, states in STATES.items()}
    for states, _refusals in reversed(_rooms):
        for kind, found in states.items():
            known.setdefault(kind, {}).update({state: Status(*told) for state, told in found.items()})
    return dict(sorted(known.items()))


def status_of(kind: str, state: str) -> Status:
    """The state of a kind of thing as pages show it; one without words is shown by its own name, in grey."""
    for states in (*(room[0] for room in _rooms), STATES):
        found = states.get(kind, {}).get(str(state))
        if found is not None:
            return Status(*found)
    return Status(str(state).replace("_", " ").capitalize(), "", "circle-dot")


def refusal_text(refusal: Refused) -> str:
    """What to tell a person whose action was refused: what happened and what to do."""
    shown = {name: _shown(value) for name, value in refusal.params.items()}
    for refusals in (*(room[1] for room in _rooms), REFUSALS):
        if refusal.code in refusals:
            return _filled(refusals[refusal.code], shown)
    return str(REFUSALS["refused"])


def _filled(words: Words, params: Mapping[str, str]) -> str:
    try:
        return str(words) % params if "%(" in str(words) else str(words)
    except KeyError:
        return str(REFUSALS["refused"])


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return formats.instant_text(value)
    if isinstance(value, date):
        return formats.day_text(value)
    if isinstance(value, timedelta):
        return formats.minutes_text(value)
    return formats.money_text(value) if isinstance(value, Money) else str(value)
