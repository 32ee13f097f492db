"""A process whose work moves in two waves, in every state that its transition can have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.plumbing.models import AuditEntry
from anyshore.transition.actions.accept_wave import accept_wave
from anyshore.transition.actions.agree_plan import agree_plan
from anyshore.transition.actions.begin_wave import begin_wave
from anyshore.transition.actions.show_wave import show_wave
from anyshore.transition.actions.write_plan import write_plan
from anyshore.transition.models import Transition, Wave
from anyshore.transition.queries.loading import plan_of
from anyshore.transition.queries.pages import TransitionPage, transition_page
from anyshore.transition.rules import KickOff, WavePlan
from tests.deals import make_deal
from tests.factories import NOW, do

LEARN = WavePlan(
    name="Learn", from_on=date(2026, 12, 1), to_on=date(2026, 12, 31), activities=("Sit beside the clerks",),
    moves="Invoices without a problem", entry=("Access is there",), exit=("Signed off", "Two quiet weeks"),
)  # fmt: skip
ALONE = WavePlan(name="Alone", from_on=date(2027, 1, 4), to_on=date(2027, 1, 29), exit=("Meets what was agreed",))
LEADS = KickOff("Name who leads", Side.CLIENT)


@dataclass
class Moving:
    """An agreement whose transition is under way, and both owners."""

    agreement: Agreement
    client: Actor
    provider: Actor

    @property
    def id(self) -> UUID:
        return self.agreement.pk

    def row(self) -> Transition:
        found: Transition = Transition.objects.get(agreement=self.agreement)
        return found

    def wave(self, position: int = 1) -> Wave:
        return Wave.objects.get(transition=self.row(), position=position)

    def plans(self) -> list[WavePlan]:
        return [plan_of(one) for one in Wave.objects.filter(transition=self.row()).order_by("position")]

    def states(self) -> list[str]:
        return list(Wave.objects.filter(transition=self.row()).order_by("position").values_list("state", flat=True))

    def page(self, actor: Actor | None = None, at: datetime = NOW) -> TransitionPage:
        return transition_page(actor or self.client, self.agreement.number, at=at)

    def do(self, verb: Any, actor: Actor, at: datetime = NOW, **given: Any) -> Any:
        return do(verb, actor, at, **given)

    def events(self) -> list[str]:
        rows = AuditEntry.objects.filter(subject_id=self.id, name__startswith="transition.").order_by("position")
        return [name.partition(".")[2] for name in rows.values_list("name", flat=True)]


def drafted(at: datetime = NOW, unit: str = "process") -> Moving:
    """A signed process whose plan both still write."""
    deal = make_deal(rail="ledger_only", unit=unit, at=at, end_on=date(2027, 11, 30))
    return Moving(deal.agreement, deal.client, deal.provider)


def written(*waves: WavePlan, at: datetime = NOW) -> Moving:
    """With these waves, or two."""
    made = drafted(at)
    given = {
        "agreement_id": made.id,
        "version": made.row().version,
        "waves": waves or (LEARN, ALONE),
        "items": [LEADS],
    }
    do(write_plan, made.provider, at, **given)
    return made


def agreed(*waves: WavePlan, at: datetime = NOW) -> Moving:
    """Both have agreed to the plan."""
    made = written(*waves, at=at)
    for actor in (made.provider, made.client):
        do(agree_plan, actor, at, agreement_id=made.id, version=made.row().version)
    return made


def shown(at: datetime = NOW) -> Moving:
    """The first wave waits at its gate."""
    made = agreed(at=at)
    do(begin_wave, made.provider, at, wave_id=made.wave().pk)
    do(show_wave, made.provider, at, wave_id=made.wave().pk, note="All signed off", checked=[0])
    return made


def through(at: datetime = NOW) -> Moving:
    """Every gate is open."""
    made = agreed(at=at)
    for position in (1, 2):
        wave_id = made.wave(position).pk
        do(begin_wave, made.provider, at, wave_id=wave_id)
        do(show_wave, made.provider, at, wave_id=wave_id)
        do(accept_wave, made.client, at, wave_id=wave_id)
    return made
