"""Refusals that several verbs of sourcing share. Each names the field where the input has one."""

from __future__ import annotations

from anyshore.kit.errors import Invalid, Refused


class TextMissing(Invalid):
    """A text that is needed is empty, or shorter than ``least`` characters."""

    code = "text_missing"


class TextTooLong(Invalid):
    """A text is longer than ``limit`` characters."""

    code = "text_too_long"


class ChoiceUnknown(Invalid):
    """The value is none of those on offer."""

    code = "choice_unknown"


class OutOfRange(Invalid):
    """A number lies outside ``low`` to ``high``."""

    code = "number_out_of_range"


class TooMany(Invalid):
    """A list is longer than ``limit``."""

    code = "too_many"


class Repeated(Invalid):
    """A list names ``value`` twice."""

    code = "named_twice"


class NotInFuture(Invalid):
    """An instant or a day is not after the present one."""

    code = "not_in_future"


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


class OfferExpired(Refused):
    """The offer's time ran out at ``expired_at``: it binds nobody any more."""

    code = "offer_expired"
