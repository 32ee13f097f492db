"""Teams: an offer of several providers, which each has agreed to, or is asked to agree to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from anyshore.demo.play import Story
from anyshore.demo.plots import Bid
from anyshore.demo.work import Work
from anyshore.sourcing.actions.agree_to_team import agree_to_team
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.queries.proposals import my_proposals
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.teams import MemberTerms


def proposed_together(work: Work, bid: Bid, terms: ProposalTerms, until: datetime) -> Story:
    """The lead asks the members; those who are quick agree, and the last one's yes sends it."""
    stage = work.stage
    team = tuple(
        MemberTerms(provider_id=stage.house(who), share_bps=int(share), role=role)
        for who, share, role, _agrees in work.plot.team
    )
    given = {"request_id": work.request_id, "terms": replace(terms, team=team)}
    asked = stage.do(ask_team, bid.who, work.at, **given)
    for who, _share, _role, agrees in work.plot.team:
        if agrees:
            work.later(who)
            yield work.diary.not_after(until - timedelta(minutes=7))
            stage.do(agree_to_team, who, work.at, offer_id=asked.id, terms_hash=asked.hash)
    own = my_proposals(stage.actors[bid.who]).rows
    sent = next((row for row in own if row.request_id == work.request_id), None)
    if sent is not None:
        work.bids[bid.who] = sent.id


def members_of(work: Work) -> list[tuple[str, int]]:
    """Who has a share of what the provider earns; nobody where it works alone."""
    if work.provider != work.plot.lead:
        return []
    return [(who, int(share)) for who, share, _role, _agrees in work.plot.team]
