"""What waits before a contract: requests, bids, decisions, and what one person is asked to agree to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from anyshore.approvals.queries import waiting_for
from anyshore.catalogue.queries.held import held_packages
from anyshore.contracts.queries.adopted import notices_waiting
from anyshore.contracts.queries.duties import duties_waiting
from anyshore.contracts.queries.held import held_back as offers_back
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor
from anyshore.sourcing.queries.drafts import my_drafts
from anyshore.sourcing.queries.held import held_back as proposals_back
from anyshore.sourcing.queries.requests import invitations_of, my_requests
from anyshore.sourcing.queries.team_view import my_teams
from anyshore.strategy.queries.waiting import decisions_waiting, reviews_due, risks_due
from anyshore.transition.queries.waiting import waiting_in_transitions


def requests(actor: Actor, at: datetime) -> Iterator[Need]:
    """Own requests with proposals to compare or questions to answer."""
    for row in my_requests(actor, at=at, limit=100).rows:
        if row.state == "open" and row.live:
            yield Need(
                NeedKind.COMPARE, row.number, row.title, "", row.budget,
                started_at=row.published_at, due_at=row.decide_until, count=row.live,
            )  # fmt: skip
        if row.state == "open" and row.unanswered:
            yield Need(
                NeedKind.ANSWER, row.number, row.title, "",
                started_at=row.published_at, due_at=row.proposals_until, count=row.unanswered,
            )  # fmt: skip


def bids(actor: Actor, at: datetime) -> Iterator[Need]:
    """Drafts of proposals, and invitations to propose."""
    drafts = [row for row in my_drafts(actor, at=at) if not row.over]
    for row in drafts:
        yield Need(
            NeedKind.DRAFT, row.request_number, row.title, row.client.name, row.price,
            started_at=row.published_at, due_at=row.proposals_until,
            path=f"/proposals/{row.proposal}/revise/" if row.revises else "",
        )  # fmt: skip
    begun = {row.request_id for row in drafts}
    for asked in invitations_of(actor, at=at):
        if asked.id not in begun:
            yield Need(
                NeedKind.PROPOSE, asked.number, asked.title, asked.client.name, asked.budget,
                started_at=asked.published_at, due_at=asked.proposals_until,
            )  # fmt: skip


def teams(actor: Actor) -> Iterator[Need]:
    """For a member that has not answered; for a lead where somebody declined, or all agreed and it is not sent."""
    for row in my_teams(actor):
        mine = row.stand == "waiting" or (row.leads and (row.declined or not row.left))
        if mine:
            kind = NeedKind.TEAM if row.leads else NeedKind.JOIN
            yield Need(
                kind, row.request_number, row.title, row.client if row.leads else row.lead, row.amount,
                started_at=row.at, due_at=row.until, count=row.declined, path=f"/teams/{row.id}/",
            )  # fmt: skip


def decisions(actor: Actor, at: datetime, today: date) -> Iterator[Need]:
    """Make or buy: to decide, to say what came of it, risks to look at again."""
    yield from (Need(NeedKind.DECIDE, row.number, row.title, "") for row in decisions_waiting(actor))
    yield from (Need(NeedKind.OUTCOME, row.number, row.title, "") for row in reviews_due(actor, at))
    for risk in risks_due(actor, today):
        yield Need(NeedKind.RISK, risk.number, risk.risk, "", due_on=risk.review_on)


def notices(actor: Actor, at: datetime) -> Iterator[Need]:
    """Contracts made elsewhere whose last day to give notice is near."""
    for row in notices_waiting(actor, at):
        yield Need(NeedKind.NOTICE, row.number, row.facts.activity, row.supplier, row.value, due_at=row.notice_until)


def duties(actor: Actor, at: datetime) -> Iterator[Need]:
    """Duties that this person, or nobody yet, looks after: due within a week, missed, disputed."""
    kinds = {"missed": NeedKind.MISSED, "disputed": NeedKind.DISPUTED}
    for row in duties_waiting(actor, at=at):
        yield Need(
            kinds.get(row.stands, NeedKind.DUTY), row.contract, row.words, row.other,
            started_at=row.at, due_at=row.due_at, path=f"/duties/{row.id}/", duty=row,
        )  # fmt: skip


def transitions(actor: Actor) -> Iterator[Need]:
    """Plans to agree to, gates to open, knowledge to sign off, access to revoke."""
    for row in waiting_in_transitions(actor):
        yield Need(
            NeedKind(row.kind), row.number, row.title, row.other, started_at=row.at, due_on=row.due_on, count=row.count
        )


def held_back(actor: Actor) -> Iterator[Need]:
    """What this very person signed and that did not go out: it waits for nobody else."""
    for offer, until in offers_back(actor):
        path = f"/contracts/held/{offer.id}/"
        yield Need(
            NeedKind.BACK, 0, offer.title, offer.other, offer.value, started_at=offer.at, due_at=until, path=path
        )
    for row, until in proposals_back(actor):
        path = f"/proposals/held/{row.id}/"
        yield Need(NeedKind.BACK, 0, row.title, row.client, row.price, started_at=row.at, due_at=until, path=path)
    for one in held_packages(actor).values():
        if one.step in ("back", "free") and one.author_id == actor.person_id:
            yield Need(NeedKind.BACK, 0, one.content.title, "", one.price, path=f"/packages/held/{one.id}/")


def approvals(actor: Actor, at: datetime) -> Iterator[Need]:
    """What waits for this very person, not for their organisation."""
    for row in waiting_for(actor, at=at):
        yield Need(
            NeedKind.APPROVE, 0, row.title, row.asked_by, row.amount,
            started_at=row.at, due_at=row.answer_until, path=f"/approvals/{row.id}/",
        )  # fmt: skip
