"""Mails about tenders: opening, scoring, rounds, and the reviews that bidders ask for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.addressed import proposal_path, to_client, to_provider
from anyshore.jobs.notices.letters import Due, Fact, Letter
from anyshore.sourcing.queries.told import bidders, told_proposal, told_request, told_review, told_round
from anyshore.sourcing.rules.states import ProposalState


def opening_confirmed(fact: Fact) -> list[Letter]:
    """To the client, when another must confirm still."""
    if fact.facts["opens"] is True:
        return []
    request = told_request(fact.subject_id)
    body = _(
        "One of those named confirmed the opening of “{title}”. The proposals open when another one confirms too."
    )
    return [to_client(request, _("Confirm the opening: {title}"), body)]


def proposals_opened(fact: Fact) -> list[Letter]:
    """To the client, and to every bidder."""
    request, count = told_request(fact.subject_id), fact.number("count")
    subject = _("Opened: {title}")
    own = to_client(request, subject, _("The proposals for “{title}” are open: {count} of them."), count=count)
    body = _("The proposals for “{title}” were opened by two people together, yours among them.")
    return [own, *(to_provider(to, request, subject, body) for to in bidders(request.id, ProposalState.SENT))]


def scoring_closed(fact: Fact) -> list[Letter]:
    """To the client."""
    request, reason = told_request(fact.subject_id), fact.text("reason")
    body = _(
        "All points for “{title}” are in. Look at where you are furthest apart, agree where you can, then decide."
    )
    if reason:
        body = _("The scoring of “{title}” was closed: {words}")
    return [to_client(request, _("Scored: {title}"), body, words=reason)]


def round_begun(fact: Fact) -> list[Letter]:
    """To every bidder who is in the round."""
    request, (words, until) = told_request(fact.subject_id), told_round(fact.subject_id)
    body = _(
        "{client} asks for a further version of your proposal for “{title}” until {until}:\n\n{words}\n\nWithout one, the version that you sent stands."
    )
    subject = (
        _("Best and final, until {until}: {title}")
        if fact.facts["last"] is True
        else _("A further round, until {until}: {title}")
    )
    return [
        to_provider(to, request, subject, body, until=until, words=words)
        for to in bidders(request.id, ProposalState.SENT)
    ]


def review_asked(fact: Fact) -> list[Letter]:
    """To the client: the person named answers."""
    proposal, review = told_proposal(fact.subject_id), told_review(fact.subject_id)
    body = _(
        "{provider} asks for a review of the decision about “{title}”:\n\n{words}\n\n{reviewer} answers by {until}."
    )
    given = {"provider": proposal.provider, "words": review.words, "reviewer": review.reviewer}
    subject = _("A review is asked for: {title}")
    return [to_client(proposal.request, subject, body, proposal_path(proposal), until=review.answer_until, **given)]


def review_answered(fact: Fact) -> list[Letter]:
    """To the bidder."""
    proposal, review = told_proposal(fact.subject_id), told_review(fact.subject_id)
    body = _("{reviewer} looked at the decision about your proposal for “{title}” again:\n\n{words}")
    subject, path = _("The review you asked for: {title}"), proposal_path(proposal)
    given = {"words": review.answer, "reviewer": review.reviewer}
    return [to_provider(proposal.provider_id, proposal.request, subject, body, path, **given)]


def review_lapsed(fact: Fact) -> list[Letter]:
    """To both sides."""
    proposal, review = told_proposal(fact.subject_id), told_review(fact.subject_id)
    subject, path = _("A review was not answered: {title}"), proposal_path(proposal)
    body = _("{reviewer} did not answer the review that was asked for about “{title}”. That stands on record.")
    return [
        to_client(proposal.request, subject, body, path, reviewer=review.reviewer),
        to_provider(proposal.provider_id, proposal.request, subject, body, path, reviewer=review.reviewer),
    ]


def review_lapses(due: Due) -> list[Letter]:
    """To the client: what silence will do."""
    proposal, review = told_proposal(due.id("proposal_id")), told_review(due.id("proposal_id"))
    subject = _("Answer a bidder by {until}: {title}")
    body = _(
        "{provider} waits for the review of the decision about “{title}”. If {reviewer} does not answer by {until}, that stands on record."
    )
    given = {"until": due.due_at, "provider": proposal.provider, "reviewer": review.reviewer}
    return [to_client(proposal.request, subject, body, proposal_path(proposal), **given)]
