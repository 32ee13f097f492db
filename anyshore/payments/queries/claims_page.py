"""The claims of one agreement for their pages: every claim with its turn, its history and what came of it, the limit
of each side, and what the reader may ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import side_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.acting.protection import LiabilityCap
from anyshore.contracts.rules.liability import Year
from anyshore.delivery.models import Defect
from anyshore.delivery.rules.defects import DefectState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.models import User
from anyshore.parties.queries import calendar
from anyshore.payments.models import Claim, ClaimOffer, ServiceCredit
from anyshore.payments.policies import may_answer_claim, may_make_claim, may_pursue_claim
from anyshore.payments.queries.claims import comes_off, price_left
from anyshore.payments.queries.credits import UseRow, uses_of
from anyshore.payments.queries.liability import cap_of, started_on, year_of_claim, years_of
from anyshore.payments.rules.claims import CLAIM, OF_DEFECTS, OPEN, ClaimKind, ClaimState, turn_of
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.state import moves_of


@dataclass(frozen=True, slots=True)
class FailedDefect:
    """A defect that the client need not wait for any more, as a claim names it. ``left`` is what its milestone costs
    after former reductions; ``kinds`` are the ways that are open."""

    number: int
    position: int
    milestone: str
    words: str
    left: Money
    kinds: tuple[ClaimKind, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimStep:
    """One entry of a claim's history: the verb of its move, who, what they said, and the sum that was offered."""

    at: datetime
    verb: str
    who: str
    words: str
    amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim. ``turn`` is whose turn it is; ``credit`` the state of what comes off payments for it, "" where
    nothing does, ``left`` what is left of that, ``uses`` where it went. ``entitled`` are the verbs that the reader's
    side and role allow in one state or another, ``may`` those of now: accept, object, take, maintain, withdraw."""

    id: UUID
    number: int
    side: Side
    kind: ClaimKind
    ground: str
    defect: FailedDefect | None
    on: date
    amount: Money
    words: str
    state: ClaimState
    by: str
    at: datetime
    offered: Money | None
    beyond: bool
    agreed: Money | None
    closed_at: datetime | None
    turn: Side | None
    credit: str
    left: Money
    uses: tuple[UseRow, ...]
    files: tuple[AttachedFile, ...]
    entitled: frozenset[str]
    may: frozenset[str]

    @property
    def is_open(self) -> bool:
        """Whether it is neither accepted nor withdrawn."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage:
    """All claims of one agreement, the newest first. The reader acts for ``side`` and may make those of ``kinds``;
    ``entitled`` are the verbs that side and role allow in one state or another. ``comes_off``: what the provider owes
    comes off payments to come. ``cap`` is None where no limit was agreed; ``years`` are those of each side. ``today``
    is the day where the client sits."""

    id: UUID
    number: int
    title: str
    client: str
    provider: str
    side: Side | None
    currency: str
    comes_off: bool
    rows: tuple[ClaimRow, ...]
    kinds: tuple[ClaimKind, ...]
    entitled: frozenset[str]
    cap: LiabilityCap | None
    years: Mapping[Side, tuple[Year, ...]]
    failed: tuple[FailedDefect, ...]
    started_on: date
    today: date

    def name(self, side: str) -> str:
        """The name of a side."""
        return self.client if side == Side.CLIENT else self.provider

    def row(self, number: int) -> ClaimRow:
        """The claim of this number; NotFound where there is none."""
        found = next((one for one in self.rows if one.number == number), None)
        if found is None:
            raise NotFound()
        return found

    def defects(self, kind: ClaimKind) -> tuple[FailedDefect, ...]:
        """The defects of which this kind can be claimed now."""
        return tuple(one for one in self.failed if kind in one.kinds)


def claims_page(actor: Actor, number: int, *, at: datetime) -> ClaimsPage:
    """The claims of the agreement of that number, which the actor sees and both signed; NotFound otherwise."""
    seen = Agreement.objects.visible_to(actor).filter(number=number, signed_at__isnull=False)
    agreement = seen.select_related("client", "provider").first()
    if agreement is None:
        raise NotFound()
    entitled = _entitled(actor, agreement)
    failed = _failed(agreement)
    return ClaimsPage(
        id=agreement.pk, number=number, title=agreement.title, client=agreement.client.name,
        provider=agreement.provider.name, side=side_of(actor, agreement), currency=agreement.currency,
        comes_off=comes_off(agreement), rows=_rows(actor, agreement), kinds=_kinds(actor, agreement, failed),
        entitled=entitled, cap=cap_of(agreement), years=years_of(agreement, at), failed=failed,
        started_on=started_on(agreement), today=local_day(at, calendar(agreement.client_id).zone),
    )  # fmt: skip


def claim_year(actor: Actor, claim_id: UUID) -> Year | None:
    """The year towards whose limit an open claim would count; None where none is, or it would not count."""
    claim = Claim.objects.visible_to(actor).select_related("agreement").get(pk=claim_id)
    return year_of_claim(claim.agreement, claim) if claim.state in OPEN else None


def claim_history(row: ClaimRow) -> tuple[ClaimStep, ...]:
    """What was said and done about a claim after it was made, the oldest first."""
    moves = moves_of((CLAIM.kind, row.id))
    people = User.objects.in_bulk([person for _verb, _at, person, _why in moves if person])
    offers = iter(ClaimOffer.objects.filter(claim_id=row.id).order_by("number").values_list("amount_minor", flat=True))
    currency = row.amount.currency
    return tuple(
        ClaimStep(
            at, verb, people[person].name if person in people else "", why,
            Money(next(offers), currency) if verb == "offer" else None,
        )
        for verb, at, person, why in moves
    )  # fmt: skip


def claims_about(actor: Actor, defect_id: UUID) -> tuple[tuple[int, ...], tuple[ClaimKind, ...]]:
    """The numbers of the claims about a defect that the reader sees, and the kinds that the reader may make of it
    now."""
    numbers = Claim.objects.visible_to(actor).filter(defect_id=defect_id).order_by("number")
    found = Defect.objects.visible_to(actor).select_related("agreement").get(pk=defect_id)
    can = found.state == DefectState.FAILED and may_make_claim(actor, found.agreement, of_defect=True)
    return tuple(numbers.values_list("number", flat=True)), _ways(found) if can else ()


def _entitled(actor: Actor, agreement: Agreement) -> frozenset[str]:
    allowed = {
        "make": may_make_claim(actor, agreement, of_defect=False),
        "answer": any(may_answer_claim(actor, agreement, side) for side in Side),
    }
    return frozenset(name for name, may in allowed.items() if may)


def _kinds(actor: Actor, agreement: Agreement, failed: Sequence[FailedDefect]) -> tuple[ClaimKind, ...]:
    if not may_make_claim(actor, agreement, of_defect=False):
        return ()
    open_ = {kind for one in failed for kind in one.kinds}
    of_defect = tuple(kind for kind in OF_DEFECTS if kind in open_)
    return (ClaimKind.DAMAGES, *(of_defect if may_make_claim(actor, agreement, of_defect=True) else ()))


def _failed(agreement: Agreement) -> tuple[FailedDefect, ...]:
    rows = Defect.objects.filter(agreement=agreement, state=DefectState.FAILED).select_related("milestone")
    return tuple(_as_failed(agreement, one, _ways(one)) for one in rows.order_by("number"))


def _ways(defect: Defect) -> tuple[ClaimKind, ...]:
    """The ways that no other claim about the defect has closed."""
    rows = Claim.objects.filter(defect=defect).exclude(state=ClaimState.WITHDRAWN)
    taken = {OF_DEFECTS[ClaimKind(kind)] for kind in rows.values_list("kind", flat=True)}
    return tuple(kind for kind in OF_DEFECTS if kind not in taken)


def _as_failed(agreement: Agreement, defect: Defect, kinds: tuple[ClaimKind, ...] = ()) -> FailedDefect:
    price, reduced = price_left(agreement, defect)
    one = defect.milestone
    return FailedDefect(defect.number, one.position, one.title, defect.words, price - reduced, kinds)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the claims of one agreement."""

    files: Mapping[tuple[str, UUID], Sequence[AttachedFile]]
    credits: Mapping[UUID | None, ServiceCredit] = field(default_factory=dict)
    uses: Mapping[UUID, Sequence[UseRow]] = field(default_factory=dict)


def _rows(actor: Actor, agreement: Agreement) -> tuple[ClaimRow, ...]:
    rows = Claim.objects.filter(agreement=agreement).select_related("author", "defect__milestone").order_by("-number")
    found = list(rows)
    if not found:
        return ()
    credits_ = list(ServiceCredit.objects.filter(agreement=agreement, claim__isnull=False))
    beside = _Beside(
        files.of(*(("claim", one.pk) for one in found)),
        {one.claim_id: one for one in credits_},
        uses_of(credits_, agreement.currency),
    )
    return tuple(_row(actor, agreement, one, beside) for one in found)


def _row(actor: Actor, agreement: Agreement, one: Claim, beside: _Beside) -> ClaimRow:
    credit = beside.credits.get(one.pk)

    def money(minor: int | None) -> Money | None:
        return None if minor is None else Money(minor, agreement.currency)

    left = credit.amount_minor - credit.used_minor if credit else 0
    entitled = _verbs(actor, agreement, one)
    return ClaimRow(
        id=one.pk, number=one.number, side=Side(one.side), kind=ClaimKind(one.kind), ground=one.ground,
        defect=_as_failed(agreement, one.defect) if one.defect else None, on=one.on_day,
        amount=Money(one.amount_minor, agreement.currency), words=one.words, state=ClaimState(one.state),
        by=one.author.name, at=one.at, offered=money(one.offered_minor), beyond=one.beyond,
        agreed=money(one.agreed_minor), closed_at=one.closed_at, turn=turn_of(one.state, one.side),
        credit=str(credit.state) if credit else "", left=Money(left, agreement.currency),
        uses=tuple(beside.uses.get(credit.pk, ())) if credit else (), files=tuple(beside.files["claim", one.pk]),
        entitled=entitled, may=frozenset(verb for verb in entitled if CLAIM.allows(ClaimState(one.state), verb)),
    )  # fmt: skip


def _verbs(actor: Actor, agreement: Agreement, one: Claim) -> frozenset[str]:
    """What the actor's side and role allow about a claim in one state or another."""
    own, theirs = may_pursue_claim(actor, agreement, one.side), may_answer_claim(actor, agreement, one.side)
    return frozenset(("take", "maintain", "withdraw") if own else ("accept", "object") if theirs else ())
