"""Refusals that several verbs of sourcing share; those of a single input are everybody's (kit.refusals)."""

from __future__ import annotations

from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.refusals import ChoiceUnknown, NotInFuture, OutOfRange, Repeated, TextMissing, TextTooLong, TooMany

__all__ = [
    "ChoiceUnknown",
    "LotsMissing",
    "NotInFuture",
    "OfferExpired",
    "OutOfRange",
    "OwnRequest",
    "ProposalsClosed",
    "Repeated",
    "RequestNotOpen",
    "RoundClosed",
    "TextMissing",
    "TextTooLong",
    "TooMany",
]


class RequestNotOpen(Refused):
    """The request takes no proposals and no decisions: it is a draft, awarded, closed or lapsed (``state``)."""

    code = "request_not_open"


class ProposalsClosed(Refused):
    """The time for proposals ended at ``until``."""

    code = "proposals_closed"


class OwnRequest(Refused):
    """An organisation, or a person who belongs to it, may not bid on its own request."""

    code = "own_request"
    status = 403


class RoundClosed(Refused):
    """A later round is for those who proposed in the first."""

    code = "round_closed"


class LotsMissing(Invalid):
    """The lots that are meant must be named, and be on offer."""

    code = "lots_missing"


class OfferExpired(Refused):
    """The offer's time ran out at ``expired_at``: it binds nobody any more."""

    code = "offer_expired"


class AlreadyProposed(Refused):
    """The organisation has a proposal on this request, ``number``: it is revised, not sent twice."""

    code = "already_proposed"
