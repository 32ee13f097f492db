"""Refusals of single inputs that every domain may raise. Each names the field; the words stand at the doors."""

from __future__ import annotations

from anyshore.kit.errors import Invalid


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
