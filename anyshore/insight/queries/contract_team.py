"""The team behind a contract: each one's share, of the price and of every release. For both parties, and for the
members, who read the contract they work under and nothing else of it: not its messages, no other contract, no verb."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementVersion, Milestone
from anyshore.conversations.queries import thread_about
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money, fee
from anyshore.kit.shares import handed_on, handed_out
from anyshore.ledger.queries import TransferRow, transfers_about
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.payments.models import Holding, Retention
from anyshore.payments.rails import rail
from anyshore.payments.rules.teams import shares_bps
from anyshore.sourcing.models import TeamOffer


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShare:
    """One of the team: what it has of the price after the fee, and of what was paid so far."""

    provider: OrganisationRow
    role: str
    share_bps: int
    amount: Money
    paid: Money
    leads: bool
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRow:
    """One release: when, for which milestone, what reached the team after the fee, and each one's part, the lead
    first."""

    at: datetime
    milestone: str
    net: Money
    parts: list[Money]


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone as a member reads it."""

    position: int
    title: str
    amount: Money
    due_on: date | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamContract:
    """A contract by a team. ``promises``: money does not pass through here, and the lead pays its members itself.

    ``is_party``: the reader is one of the two sides.
    """

    id: UUID
    number: int
    title: str
    state: str
    client: OrganisationRow
    lead: OrganisationRow
    price: Money
    net: Money
    fee_bps: int
    promises: bool
    version: int
    hash: str
    text: str
    signed_at: datetime | None
    shares: list[MemberShare]
    releases: list[ReleaseRow]
    milestones: list[MilestoneRow]
    is_party: bool
    thread_id: UUID | None

    @property
    def own(self) -> MemberShare | None:
        """The reader's own part, if it is of the team."""
        return next((one for one in self.shares if one.mine), None)

    @property
    def paid(self) -> Money:
        """What has reached the team so far, after the fee."""
        return Money(sum(one.paid.minor for one in self.shares), self.price.currency)


def team_contract(actor: Actor, number: int) -> TeamContract | None:
    """The contract with this number as its team has it; None where no team is behind it, NotFound for everybody but
    its parties, its team once it is signed, and the operator."""
    rows = Agreement.objects.visible_to(actor) | Agreement.objects.of_team(actor)
    found = rows.filter(number=number).first()
    if found is None:
        raise NotFound()
    return _read(actor, found) if found.team else None


def is_of_team(actor: Actor, number: int) -> bool:
    """Whether the actor reads this contract as a member of its team alone."""
    return bool(Agreement.objects.of_team(actor).filter(number=number).exists())


def team_contracts(actor: Actor) -> list[tuple[int, str, str, str, str]]:
    """The contracts under which the actor's organisation works as a member: number, title, lead, client, state."""
    rows = Agreement.objects.of_team(actor).order_by("-signed_at", "-id")
    return list(rows.values_list("number", "title", "provider__name", "client__name", "state")[:100])


def _read(actor: Actor, one: Agreement) -> TeamContract:
    members = [(UUID(row["id"]), row["share_bps"], row["role"]) for row in one.team]
    bps = shares_bps([(member, share) for member, share, _role in members])
    releases = _releases(one, bps)
    net = one.value_minor - fee(one.value_minor, one.fee_bps)
    known = organisations([one.client_id, one.provider_id, *(member for member, _share, _role in members)])
    everybody = [(one.provider_id, ""), *((member, role) for member, _share, role in members)]
    due, paid = handed_out(net, bps), handed_out(sum(row.net.minor for row in releases), bps)
    version = AgreementVersion.objects.get(agreement=one, number=one.version)
    return TeamContract(
        id=one.id,
        number=one.number,
        title=one.title,
        state=one.state,
        client=known[one.client_id],
        lead=known[one.provider_id],
        price=Money(one.value_minor, one.currency),
        net=Money(net, one.currency),
        fee_bps=one.fee_bps,
        promises=rail(one.rail).PROMISES,
        version=one.version,
        hash=one.version_hash,
        text=version.text,
        signed_at=one.signed_at,
        shares=[
            MemberShare(
                provider=known[provider],
                role=role,
                share_bps=bps[place],
                amount=Money(due[place], one.currency),
                paid=Money(paid[place], one.currency),
                leads=place == 0,
                mine=provider == actor.organisation_id,
            )
            for place, (provider, role) in enumerate(everybody)
        ],
        releases=releases,
        milestones=_milestones(one),
        thread_id=_thread(actor, one),
        is_party=actor.kind is ActorKind.OPERATOR or actor.organisation_id in (one.client_id, one.provider_id),
    )


def _thread(actor: Actor, one: Agreement) -> UUID | None:
    """The thread of the team that made the offer, for those who are in it."""
    offers = (
        TeamOffer.objects.visible_to(actor).filter(proposal_id=one.proposal_id).order_by("-at")
        if one.proposal_id
        else []
    )
    found = (thread_about(actor, ("team_offer", offer.id)) for offer in offers)
    return next((thread for thread in found if thread), None)


def _releases(one: Agreement, bps: list[int]) -> list[ReleaseRow]:
    """Every release in the order of posting, with each one's part of it."""
    titles = dict(Milestone.objects.filter(agreement=one).values_list("id", "title"))
    kept = dict(Retention.objects.filter(agreement=one).values_list("id", "milestone__title"))
    about = [*(("milestone", id_) for id_ in titles), *(("retention", id_) for id_ in kept)]
    titles |= kept
    moved = sorted((row for kind, id_ in about for row in transfers_about(kind, id_)), key=lambda row: row.id)
    fees = {row.key.removeprefix("fee/"): row.amount.minor for row in moved if row.kind == "fee"}
    found, before = [], 0
    for row in (row for row in moved if row.kind == "release"):
        net = row.amount.minor - _kept_back(row, fees, promises=rail(one.rail).PROMISES)
        parts = [Money(part, one.currency) for part in handed_on(before, net, bps)]
        found.append(ReleaseRow(at=row.at, milestone=titles[row.about_id], net=Money(net, one.currency), parts=parts))
        before += net
    return found


def _kept_back(row: TransferRow, fees: dict[str, int], *, promises: bool) -> int:
    """The fee on a release where it is owed by the lead; where money is held, it never reached the lead."""
    return fees.get(row.key.removeprefix("release/"), 0) if promises else 0


def _milestones(one: Agreement) -> list[MilestoneRow]:
    states = dict(Holding.objects.filter(agreement=one).values_list("milestone_id", "state"))
    rows = Milestone.objects.filter(agreement=one).order_by("position")
    return [
        MilestoneRow(
            row.position, row.title, Money(row.amount_minor, one.currency), row.due_on, states.get(row.id, "")
        )
        for row in rows
    ]
