"""Reads for the page of a transition: the plan against what happened, the lists, and what the reader may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import side_of
from anyshore.contracts.rules import LIVE, Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.workdays import last_day
from anyshore.parties.models import User
from anyshore.parties.queries import Reader, calendar, readers_of
from anyshore.parties.rules import Right, has_right
from anyshore.plumbing import files
from anyshore.transition import policies
from anyshore.transition.models import Access, Consent, KickOffItem, Knowledge, Transition, Wave
from anyshore.transition.queries.loading import plan_of, waves_of
from anyshore.transition.rules import WAVE, TransitionState, WavePlan, WaveState, days_behind, days_late, expected


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveRow:
    """A wave for one reader. ``late`` days behind its plan, or behind when it was over; ``expected_on`` is when it is
    over if nothing is caught up. ``accepts`` names who opens its gate, empty where anybody who commits the client
    may."""

    id: UUID
    position: int
    plan: WavePlan
    state: WaveState
    accepts: str
    began_at: datetime | None
    shown_at: datetime | None
    note: str
    checked: tuple[str, ...]
    decided_at: datetime | None
    decider: str
    answer: str
    late: int
    expected_on: date
    files: tuple[files.AttachedFile, ...]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the kick-off list."""

    id: UUID
    what: str
    side: Side
    done_at: datetime | None
    doer: str
    may_tick: bool


@dataclass(frozen=True, slots=True)
class KnowledgeRow:
    """A session or a document."""

    id: UUID
    kind: str
    title: str
    on: date
    author: str
    receiver: str
    signed_at: datetime | None
    note: str
    files: tuple[files.AttachedFile, ...]
    may_sign: bool


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One access, given or revoked."""

    id: UUID
    system: str
    level: str
    person: str
    granted_on: date
    granter: str
    revoked_on: date | None
    revoker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionPage:
    """The transition of one agreement for one reader. ``agreed`` are the sides that agreed to this version of the
    plan, each with who and when; ``proposed`` the waves of a change that waits. ``people`` work for the provider,
    ``openers`` for the client. ``may`` holds the reader's verbs."""

    agreement_id: UUID
    number: int
    title: str
    client: str
    provider: str
    side: Side | None
    is_live: bool
    state: TransitionState
    version: int
    agreed: dict[str, tuple[str, datetime]]
    waves: tuple[WaveRow, ...]
    items: tuple[ItemRow, ...]
    knowledge: tuple[KnowledgeRow, ...]
    access: tuple[AccessRow, ...]
    proposed: tuple[WavePlan, ...]
    proposed_side: str
    proposed_why: str
    proposed_at: datetime | None
    accepted_at: datetime | None
    acceptor: str
    words: str
    late: int
    today: date
    people: tuple[Reader, ...]
    openers: tuple[Reader, ...]
    may: frozenset[str]

    @property
    def open_access(self) -> int:
        """How many accesses are not revoked."""
        return sum(1 for one in self.access if one.revoked_on is None)


def transition_page(actor: Actor, number: int, *, at: datetime) -> TransitionPage:
    """The transition of the agreement of that number; NotFound if it is not the actor's to see or has none."""
    rows = Transition.objects.visible_to(actor).filter(agreement__number=number)
    found = rows.select_related("agreement__client", "agreement__provider", "acceptor").first()
    if found is None:
        raise NotFound()
    agreement = found.agreement
    zone = ZoneInfo(calendar(agreement.client_id).zone)
    today = at.astimezone(zone).date()
    waves = _waves(actor, found, today, zone)
    proposed = tuple(WavePlan.from_json(one) for one in found.proposed or ())
    consents = Consent.objects.filter(transition=found, version=found.version).select_related("person")
    plan = [
        (one.plan.from_on, one.plan.to_on, one.expected_on if one.state is WaveState.ACCEPTED else None)
        for one in waves
    ]
    return TransitionPage(
        agreement_id=agreement.id,
        number=agreement.number,
        title=agreement.title,
        client=agreement.client.name,
        provider=agreement.provider.name,
        side=side_of(actor, agreement),
        is_live=agreement.state in LIVE,
        state=TransitionState(found.state),
        version=found.version,
        agreed={one.side: (one.person.name, one.at) for one in consents},
        waves=waves,
        items=_items(actor, found),
        knowledge=_knowledge(actor, found),
        access=_access(found),
        proposed=proposed,
        proposed_side=found.proposed_side,
        proposed_why=found.proposed_why,
        proposed_at=found.proposed_at,
        accepted_at=found.accepted_at,
        acceptor=found.acceptor.name if found.acceptor else "",
        words=found.words,
        late=days_behind(plan, [one.expected_on for one in waves]),
        today=today,
        people=tuple(readers_of(agreement.provider_id, Right.WORK)),
        openers=tuple(readers_of(agreement.client_id, Right.WORK)),
        may=_may(actor, found, waves, {one.side for one in consents}),
    )


def may_read_wave(actor: Actor, wave_id: UUID) -> bool:
    """Whether the actor sees the wave, and so its files."""
    return Wave.objects.filter(pk=wave_id, transition__in=Transition.objects.visible_to(actor)).exists()


def may_read_knowledge(actor: Actor, knowledge_id: UUID) -> bool:
    """Whether the actor sees it, and so its files."""
    return Knowledge.objects.filter(pk=knowledge_id, transition__in=Transition.objects.visible_to(actor)).exists()


def _waves(actor: Actor, found: Transition, today: date, zone: ZoneInfo) -> tuple[WaveRow, ...]:
    rows = waves_of(found)
    done = [
        last_day(one.decided_at, zone) if one.state == WaveState.ACCEPTED and one.decided_at else None for one in rows
    ]
    begun = sum(1 for one in rows if one.began_at)
    ends = expected([(one.from_on, one.to_on, on) for one, on in zip(rows, done, strict=True)], today, begun)
    people = [one for row in rows for one in (row.accepts_id, row.decider_id) if one]
    names = dict(User.objects.filter(pk__in=people).values_list("id", "name"))
    kept = files.of(*(("wave", one.id) for one in rows))
    running = found.state == TransitionState.AGREED
    return tuple(
        WaveRow(
            id=one.id,
            position=one.position,
            plan=plan_of(one),
            state=WaveState(one.state),
            accepts=names.get(one.accepts_id, "") if one.accepts_id else "",
            began_at=one.began_at,
            shown_at=one.shown_at,
            note=one.note,
            checked=tuple(one.checked),
            decided_at=one.decided_at,
            decider=names.get(one.decider_id, "") if one.decider_id else "",
            answer=one.answer,
            late=days_late(one.to_on, end),
            expected_on=end,
            files=tuple(kept["wave", one.id]),
            may=_of_wave(actor, found.agreement, one, rows) if running else frozenset(),
        )
        for one, end in zip(rows, ends, strict=True)
    )


def _of_wave(actor: Actor, agreement: Agreement, wave: Wave, waves: list[Wave]) -> frozenset[str]:
    runs, opens = policies.may_run_wave(actor, agreement), policies.may_open_gate(actor, agreement, wave.accepts_id)
    free = all(one.state == WaveState.ACCEPTED for one in waves if one.position < wave.position)
    allowed = {"begin": runs and free, "show": runs, "accept": opens, "return": opens}
    state = WaveState(wave.state)
    return frozenset(verb for verb, may in allowed.items() if may and WAVE.allows(state, verb))


def _items(actor: Actor, found: Transition) -> tuple[ItemRow, ...]:
    rows = KickOffItem.objects.filter(transition=found).select_related("doer").order_by("position")
    return tuple(
        ItemRow(
            one.id, one.what, Side(one.side), one.done_at, one.doer.name if one.doer else "",
            one.done_at is None and policies.may_tick(actor, found.agreement, one.side),
        )
        for one in rows
    )  # fmt: skip


def _knowledge(actor: Actor, found: Transition) -> tuple[KnowledgeRow, ...]:
    rows = list(Knowledge.objects.filter(transition=found).select_related("author", "receiver").order_by("on", "at"))
    kept = files.of(*(("knowledge", one.id) for one in rows))
    return tuple(
        KnowledgeRow(
            one.id, one.kind, one.title, one.on, one.author.name, one.receiver.name, one.signed_at, one.note,
            tuple(kept["knowledge", one.id]), one.signed_at is None and policies.may_sign_off(actor, one.receiver_id),
        )
        for one in rows
    )  # fmt: skip


def _access(found: Transition) -> tuple[AccessRow, ...]:
    rows = Access.objects.filter(transition=found).select_related("granter", "revoker").order_by("revoked_on", "at")
    ordered = sorted(rows, key=lambda one: (one.revoked_on is not None, one.at))
    return tuple(
        AccessRow(
            one.id, one.system, one.level, one.person, one.granted_on, one.granter.name, one.revoked_on,
            one.revoker.name if one.revoker else "",
        )
        for one in ordered
    )  # fmt: skip


def _may(actor: Actor, found: Transition, waves: tuple[WaveRow, ...], agreed: set[str]) -> frozenset[str]:
    agreement, side = found.agreement, side_of(actor, found.agreement)
    draft, runs = found.state == TransitionState.DRAFT, found.state == TransitionState.AGREED
    commits = policies.may_agree_plan(actor, agreement)
    open_still = found.state != TransitionState.CLOSED
    shares = policies.may_share(actor, agreement)
    allowed = {
        "write": draft and policies.may_write_plan(actor, agreement),
        "agree": draft and commits and bool(waves) and side not in agreed and agreement.state in LIVE,
        "propose": runs and commits,
        "accept_change": runs and commits and found.proposed is not None and side != found.proposed_side,
        "drop_change": runs and commits and found.proposed is not None,
        "accept_service": runs
        and policies.may_accept_service(actor, agreement)
        and all(one.state is WaveState.ACCEPTED for one in waves),
        "share": shares and open_still,
        "revoke": shares,
        "act": side is not None and has_right(actor, Right.WORK),
    }
    return frozenset(verb for verb, may in allowed.items() if may)
