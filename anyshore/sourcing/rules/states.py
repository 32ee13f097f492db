"""The lifecycles of requests and proposals, and the words their rows are limited to."""

from __future__ import annotations

from enum import StrEnum

from anyshore.kit.lifecycle import Lifecycle


class Visibility(StrEnum):
    """Who may read a request and propose."""

    PUBLIC = "public"
    INVITED = "invited"


class RequestKind(StrEnum):
    """How a request is run: plain, or as one of the field's tenders, or as a contest of entries."""

    PROPOSAL = "proposal"
    RFI = "rfi"
    RFQ = "rfq"
    RFP = "rfp"
    CONTEST = "contest"


class RequestState(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    OPEN = "open"
    AWARDED = "awarded"
    CLOSED = "closed"
    LAPSED = "lapsed"
    USED = "used"
    """It was never published: its work was offered directly."""


ENDED = (RequestState.CLOSED, RequestState.LAPSED, RequestState.USED)
"""A request that ended without an award: it may be posted again."""

REQUEST = Lifecycle(
    "request",
    {
        (RequestState.DRAFT, "publish"): RequestState.OPEN,
        (RequestState.DRAFT, "discard"): RequestState.CLOSED,
        (RequestState.DRAFT, "use"): RequestState.USED,
        (RequestState.OPEN, "award"): RequestState.AWARDED,
        (RequestState.OPEN, "close"): RequestState.CLOSED,
        (RequestState.OPEN, "lapse"): RequestState.LAPSED,
        (RequestState.AWARDED, "reopen"): RequestState.OPEN,
    },
)


class ProposalState(StrEnum):
    """Where a proposal stands. Shortlisted is a fact beside the state, not a state."""

    SENT = "sent"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    AWARDED = "awarded"
    NOT_CHOSEN = "not_chosen"
    EXPIRED = "expired"


PROPOSAL = Lifecycle(
    "proposal",
    {
        (ProposalState.SENT, "withdraw"): ProposalState.WITHDRAWN,
        (ProposalState.SENT, "decline"): ProposalState.DECLINED,
        (ProposalState.SENT, "award"): ProposalState.AWARDED,
        (ProposalState.SENT, "not_choose"): ProposalState.NOT_CHOSEN,
        (ProposalState.SENT, "expire"): ProposalState.EXPIRED,
        (ProposalState.WITHDRAWN, "revise"): ProposalState.SENT,
        (ProposalState.EXPIRED, "revise"): ProposalState.SENT,
        (ProposalState.NOT_CHOSEN, "revise"): ProposalState.SENT,
        (ProposalState.AWARDED, "release"): ProposalState.NOT_CHOSEN,
    },
)

COMPARED = (ProposalState.SENT, ProposalState.AWARDED, ProposalState.NOT_CHOSEN)
"""The proposals that stand side by side: those that could be chosen, and after the award those that could have
been."""


def is_compared(state: str, reason_code: str) -> bool:
    """Whether a proposal stands beside the others: not one that was left out of a later round."""
    return state in COMPARED and reason_code != Reason.ROUND


class CriterionKind(StrEnum):
    """How a criterion is scored: by people, or worked out from the price or the finishing day."""

    JUDGED = "judged"
    PRICE = "price"
    SCHEDULE = "schedule"


class Reason(StrEnum):
    """Why a proposal was not chosen, as its bidder is told. Words of the client may stand beside it."""

    PRICE = "price"
    SCHEDULE = "schedule"
    FIT = "fit"
    EXPERIENCE = "experience"
    SCORE = "score"
    JUDGEMENT = "judgement"
    CLOSED = "closed"
    LAPSED = "lapsed"
    RELEASED = "released"
    ROUND = "round"
    OTHER = "other"


DECLINE_REASONS = (Reason.PRICE, Reason.SCHEDULE, Reason.FIT, Reason.EXPERIENCE, Reason.OTHER)
"""What a client may say when declining one proposal; the last needs words."""
