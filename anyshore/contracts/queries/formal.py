"""The formal notices of an agreement: for its page, for verbs under their lock, for mails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from anyshore.contracts.models import Agreement, AgreementVersion, Duty, FormalNotice
from anyshore.contracts.policies import (
    may_give_formal_notice,
    may_receive_formal_notice,
    may_refuse_successor,
    may_withdraw_formal_notice,
    side_of,
)
from anyshore.contracts.queries.duty_loading import party_of
from anyshore.contracts.queries.loading import locked_agreement, signed_at_of
from anyshore.contracts.queries.versions import current_content
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.formal import UNDER, Kind, NoticeState, Said, batch_of, kinds_for, values_for
from anyshore.contracts.rules.formal_effects import InTime, in_time, owed_in_emergency, year_of
from anyshore.contracts.rules.states import Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar, local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import files


@dataclass(frozen=True, slots=True)
class Brought:
    """A duty that a notice brought: on whose ``side``, and where it stands."""

    id: UUID
    code: str
    side: str
    given: dict[str, object]
    due_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalRow:
    """One formal notice. ``clause`` is the number of its clause, 0 where it has none; ``cost`` is that of
    an emergency, ``owed`` what the client pays of it without a change."""

    id: UUID
    number: int
    side: str
    kind: str
    clause: int
    state: str
    said: Said
    by: str
    at: datetime
    received_at: datetime | None
    received_by: str
    answer: str
    closed_at: datetime | None
    closed_by: str
    reason: str
    time: InTime | None
    cost: Money | None
    owed: Money | None
    brought: tuple[Brought, ...]
    files: tuple[files.AttachedFile, ...]
    may: frozenset[str]

    @property
    def is_open(self) -> bool:
        """Whether its side still holds to it and nobody refused it."""
        return self.state in (NoticeState.GIVEN, NoticeState.RECEIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalPage:
    """All formal notices of one agreement, the newest first. The reader acts for ``side``, whose people may give
    ``known`` ones now, the reader those of ``kinds``; ``entitled`` are the verbs that side and role allow in one state
    or another. ``audits`` were announced in the year of the agreement that runs. ``today`` is the day of the reader's
    side, ``provider_today`` that of the provider, from whose announcement working days count."""

    id: UUID
    number: int
    title: str
    client: str
    provider: str
    side: Side | None
    rows: tuple[FormalRow, ...]
    known: tuple[Kind, ...]
    kinds: tuple[Kind, ...]
    entitled: frozenset[str]
    content: Content
    audits: int
    today: date
    provider_today: date
    provider_calendar: Calendar

    @property
    def other(self) -> str:
        """The name of the side to which the reader's side gives notices."""
        return self.client if self.side is Side.PROVIDER else self.provider

    def name(self, side: str) -> str:
        """The name of a side."""
        return self.client if side == Side.CLIENT else self.provider

    def values(self, kind: Kind) -> Values:
        """The parameters of the clause of a notice, as the agreement stands."""
        return values_for(self.content.clauses, kind)

    def row(self, number: int) -> FormalRow:
        """The notice of this number; NotFound where there is none."""
        found = next((one for one in self.rows if one.number == number), None)
        if found is None:
            raise NotFound()
        return found


def formal_with_agreement_locked(actor: Actor, notice_id: UUID) -> tuple[FormalNotice, Agreement]:
    """A formal notice under its agreement, which is locked first; NotFound if the actor does not see it."""
    visible = FormalNotice.objects.visible_to(actor).filter(pk=notice_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.get(), agreement


def next_formal_number(agreement_id: UUID) -> int:
    """The number of the next notice of a locked agreement, counted from one."""
    last = FormalNotice.objects.filter(agreement_id=agreement_id).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def audits_in_year(agreement: Agreement, at: datetime) -> int:
    """How many audits were announced, and not withdrawn, in the year of the agreement in which ``at`` lies, counted
    from when both had signed, where the client sits."""
    zone = calendar(agreement.client_id).zone
    first = year_of(local_day(signed_at_of(agreement), zone), local_day(at, zone))
    rows = FormalNotice.objects.filter(agreement=agreement, kind=Kind.AUDIT).exclude(state=NoticeState.WITHDRAWN)
    days = (local_day(given, zone) for given in rows.values_list("at", flat=True))
    return sum(first <= day < months_after(first, 12) for day in days)


def day_of(agreement: Agreement, side: str, at: datetime) -> date:
    """The local day of a side."""
    return local_day(at, calendar(party_of(agreement, side)).zone)


def formal_page(actor: Actor, number: int, *, at: datetime) -> FormalPage:
    """The formal notices of the agreement of that number, which the actor sees and both signed; NotFound otherwise."""
    seen = Agreement.objects.visible_to(actor).filter(number=number, signed_at__isnull=False)
    agreement = seen.select_related("client", "provider").first()
    if agreement is None:
        raise NotFound()
    content, side = current_content(agreement), side_of(actor, agreement)
    known = kinds_for(content.clauses, side, agreement.state) if side else ()
    own, theirs = calendar(actor.organisation_id or agreement.client_id), calendar(agreement.provider_id)
    return FormalPage(
        id=agreement.pk,
        number=number,
        title=agreement.title,
        client=agreement.client.name,
        provider=agreement.provider.name,
        side=side,
        rows=_rows(actor, agreement, at),
        known=known,
        kinds=tuple(one for one in known if may_give_formal_notice(actor, agreement, urgent=UNDER[one].urgent)),
        entitled=_entitled(actor, agreement),
        content=content,
        audits=audits_in_year(agreement, at) if Kind.AUDIT in known else 0,
        today=local_day(at, own.zone),
        provider_today=local_day(at, theirs.zone),
        provider_calendar=theirs,
    )


def _entitled(actor: Actor, agreement: Agreement) -> frozenset[str]:
    side = side_of(actor, agreement)
    allowed = {
        "give": may_give_formal_notice(actor, agreement, urgent=True),
        "receive": side is not None and may_receive_formal_notice(actor, agreement, side.other),
        "refuse": may_refuse_successor(actor, agreement),
        "withdraw": may_give_formal_notice(actor, agreement, urgent=True),
    }
    return frozenset(name for name, may in allowed.items() if may)


def _rows(actor: Actor, agreement: Agreement, at: datetime) -> tuple[FormalRow, ...]:
    rows = FormalNotice.objects.filter(agreement=agreement).select_related("author", "receiver", "closer")
    found = list(rows.order_by("-number"))
    if not found:
        return ()
    beside = _Beside(
        brought=_brought(agreement),
        clauses=_clauses_by_version(agreement, {one.version for one in found}),
        files=files.of(*(("formal_notice", one.pk) for one in found)),
        today=day_of(agreement, Side.PROVIDER, at),
    )
    return tuple(_row(actor, agreement, one, beside) for one in found)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the notices of one agreement."""

    brought: dict[str, tuple[Brought, ...]]
    clauses: dict[int, tuple[Chosen, ...]]
    files: dict[tuple[str, UUID], list[files.AttachedFile]]
    today: date


def may_read_formal(actor: Actor, notice_id: UUID) -> bool:
    """Whether the actor sees a formal notice, and so its files."""
    return bool(FormalNotice.objects.visible_to(actor).filter(pk=notice_id).exists())


def said_of(one: FormalNotice) -> Said:
    """What a notice says."""
    return Said(
        words=one.words,
        person=one.person,
        on=one.on_day,
        successor=one.successor,
        next_on=one.next_on,
        learned_at=one.learned_at,
        cost_minor=one.cost_minor,
    )


def _brought(agreement: Agreement) -> dict[str, tuple[Brought, ...]]:
    """The duties that notices brought, by their batch."""
    rows = Duty.objects.filter(agreement=agreement, series__batch__startswith=batch_of(0)[:-1])
    found: dict[str, tuple[Brought, ...]] = {}
    for one in rows.select_related("series").order_by("due_at", "id"):
        made = Brought(one.pk, one.series.code, one.series.side, one.series.given, one.due_at, str(one.state))
        found[one.series.batch] = (*found.get(one.series.batch, ()), made)
    return found


def _clauses_by_version(agreement: Agreement, numbers: set[int]) -> dict[int, tuple[Chosen, ...]]:
    """The clauses of these versions: a notice stands under those of its own."""
    rows = AgreementVersion.objects.filter(agreement=agreement, number__in=numbers)
    found = rows.values_list("number", "content__clauses")
    return {number: tuple(Chosen.from_json(one) for one in clauses or ()) for number, clauses in found}


def _row(actor: Actor, agreement: Agreement, one: FormalNotice, beside: _Beside) -> FormalRow:
    kind, said = Kind(one.kind), said_of(one)
    values = values_for(beside.clauses[one.version], kind)
    owed = owed_in_emergency(said, values, agreement.currency) if kind is Kind.EMERGENCY else None
    given_on = day_of(agreement, one.side, one.at)
    return FormalRow(
        id=one.pk, number=one.number, side=one.side, kind=one.kind, clause=one.clause, state=str(one.state), said=said,
        by=one.author.name, at=one.at, received_at=one.received_at,
        received_by=one.receiver.name if one.receiver else "", answer=one.answer, closed_at=one.closed_at,
        closed_by=one.closer.name if one.closer else "", reason=one.reason,
        time=in_time(kind, said, values, today=given_on, at=one.at), owed=owed,
        cost=Money(one.cost_minor, agreement.currency) if one.cost_minor else None,
        brought=beside.brought.get(batch_of(one.number), ()), files=tuple(beside.files["formal_notice", one.pk]),
        may=_may(actor, agreement, one, beside.today),
    )  # fmt: skip


def _may(actor: Actor, agreement: Agreement, one: FormalNotice, today: date) -> frozenset[str]:
    """What the actor may do about a notice now. ``today`` is the provider's."""
    if one.state not in (NoticeState.GIVEN, NoticeState.RECEIVED):
        return frozenset()
    refusable = one.kind == Kind.KEY_PERSON and one.next_on is not None and today < one.next_on
    allowed = {
        "receive": one.state == NoticeState.GIVEN and may_receive_formal_notice(actor, agreement, one.side),
        "refuse": refusable and may_refuse_successor(actor, agreement),
        "withdraw": may_withdraw_formal_notice(actor, agreement, one.side, one.author_id),
    }
    return frozenset(name for name, may in allowed.items() if may)
