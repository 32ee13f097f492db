"""What a reader's side and role let them do to a request in one state or another: what a form asks before it is
shown."""

from __future__ import annotations

from anyshore.kit.actor import Actor
from anyshore.sourcing import policies
from anyshore.sourcing.models import Request


def entitled(actor: Actor, request: Request) -> frozenset[str]:
    """The verbs that the policies allow the actor on this request, whatever its state."""
    bids = policies.may_send_proposal(actor, request)
    verbs = {
        "publish": policies.may_publish_request(actor, request),
        "change_draft": policies.may_change_draft(actor, request),
        "edit": policies.may_edit_request(actor, request),
        "repost": policies.may_repost_request(actor, request),
        "close": policies.may_close_request(actor, request),
        "invite": policies.may_invite_provider(actor, request),
        "answer": policies.may_answer_question(actor, request),
        "shortlist": policies.may_shortlist(actor, request),
        "score": policies.may_score(actor, request),
        "decline": policies.may_decline_proposal(actor, request),
        "award": policies.may_award(actor, request),
        "propose": bids,
        "draft_proposal": policies.may_draft_proposal(actor, request),
        "enter": bids,
        "revise": bids,
        "withdraw": bids,
        "ask": policies.may_ask_question(actor, request),
        "decline_to_propose": policies.may_decline_to_propose(actor, request),
    }
    return frozenset(verb for verb, allowed in verbs.items() if allowed)
