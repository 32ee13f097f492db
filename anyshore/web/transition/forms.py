"""Forms of transitions: the plan as rows, a wave at its gate, knowledge, access."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules import Side
from anyshore.transition.queries.pages import TransitionPage
from anyshore.transition.rules import KickOff, WavePlan
from anyshore.web.forms import Choice, Choices, Day, Files, Form, Group, Hidden, Integer, Lines, LongText, Text
from anyshore.web.transition.words import KINDS


class Press(Form):
    """One button."""


class Version(Form):
    """The plan that was read."""

    version = Hidden(Integer(min=1))


class Proposal(Form):
    """The proposed change that was read."""

    proposed_at = Hidden(Text(max_length=40))


class WaveLine(Form):
    """One wave of the plan."""

    name = Text(_("Wave"), max_length=120)
    from_on = Day(_("From"))
    to_on = Day(_("To"))
    moves = Text(_("What moves"), max_length=500, required=False)
    activities = Lines(_("What is done"), required=False, rows=2, hint=_("One a line"))
    entry = Lines(_("It begins when"), required=False, rows=2, hint=_("One a line"))
    exit = Lines(_("Its gate opens when"), required=False, rows=2, hint=_("One a line"))
    accepts = Choice(_("Who opens the gate"), required=False)

    def check(self, values: dict[str, Any]) -> None:
        """A wave ends after it begins."""
        if values["to_on"] < values["from_on"]:
            self.error("to_on", _now("It ends before it begins."))


class ItemLine(Form):
    """One thing to do at the start."""

    what = Text(_("What is to be done"), max_length=300)
    side = Choice(_("By whom"))


class Plan(Form):
    """The plan while it is a draft."""

    waves = Group(WaveLine, label=_("Waves"), min=0, max=30, required=False, add_words=_("Add a wave"))
    items = Group(ItemLine, label=_("Kick-off list"), min=0, max=40, required=False, add_words=_("Add an item"))
    version = Hidden(Integer(min=1))


class Change(Form):
    """A change of the agreed plan, with its reason."""

    waves = Group(WaveLine, label=_("Waves"), min=1, max=30, add_words=_("Add a wave"))
    why = LongText(_("Why"), max_length=2_000, rows=2, hint=_("The other side will read it."))


class Show(Form):
    """A wave at its gate."""

    checked = Choices(_("Which of these are met?"), required=False, hint=_("The other side sees what you marked."))
    note = LongText(_("Note"), required=False, max_length=2_000, rows=3)
    files = Files(_("Files"), required=False)


class Words(Form):
    """Words with an acceptance, if one likes."""

    words = LongText(_("A word, if you like"), required=False, max_length=2_000, rows=2)


class Why(Form):
    """What is missing."""

    why = LongText(
        _("What is missing?"), max_length=2_000, rows=3, hint=_("Be exact: the other side works from this.")
    )


class Share(Form):
    """A session or a document for somebody of the provider."""

    kind = Choice(_("Kind"), options=list(KINDS.items()), look="radio", initial="session")
    title = Text(_("What it is about"), max_length=160)
    on = Day(_("Day"))
    receiver = Choice(_("Who learns it, and signs it off"))
    files = Files(_("Files"), required=False)


class Grant(Form):
    """An access that was given."""

    system = Text(_("System"), max_length=120)
    level = Text(_("Level"), max_length=80, hint=_("Such as “read”, “post up to EUR 5,000”, “administrator”"))
    person = Text(_("Person"), max_length=120)
    granted_on = Day(_("Since"))


class Revoke(Form):
    """The day on which an access was revoked."""

    revoked_on = Day(_("Revoked on"))


def plan_form(request: HttpRequest, found: TransitionPage) -> Form:
    """The plan as it stands: a draft to be written, or an agreed one of which a change is proposed."""
    openers = [("", _now("whoever may bind the client")), *((str(one.person_id), one.name) for one in found.openers)]
    sides = [(str(Side.CLIENT), found.client), (str(Side.PROVIDER), found.provider)]
    first: dict[str, Any] = {"waves": [_row(one.plan) for one in found.waves] or [{}]}
    options = {"accepts": openers, "side": sides}
    if "propose" in found.may:
        return Change(request, initial=first, options=options)
    first |= {"version": found.version, "items": [{"what": one.what, "side": str(one.side)} for one in found.items]}
    return Plan(request, initial=first, options=options)


def waves_from(rows: Sequence[dict[str, Any]]) -> list[WavePlan]:
    """Posted waves as an action takes them."""
    return [
        WavePlan(
            name=row["name"].strip(),
            from_on=row["from_on"],
            to_on=row["to_on"],
            activities=tuple(row["activities"]),
            moves=row["moves"],
            entry=tuple(row["entry"]),
            exit=tuple(row["exit"]),
            accepts_id=UUID(row["accepts"]) if row["accepts"] else None,
        )
        for row in rows
    ]


def items_from(rows: Sequence[dict[str, Any]]) -> list[KickOff]:
    """Posted items as an action takes them."""
    return [KickOff(row["what"].strip(), Side(row["side"])) for row in rows]


def _row(plan: WavePlan) -> dict[str, Any]:
    kept = ("name", "from_on", "to_on", "moves", "activities", "entry", "exit")
    return {"accepts": str(plan.accepts_id or ""), **{name: getattr(plan, name) for name in kept}}
