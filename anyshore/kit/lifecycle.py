"""A lifecycle is a table from (state, verb) to state. Nothing moves that the table does not name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from anyshore.kit.errors import NotAllowed

S = TypeVar("S", bound=StrEnum)


class Lifecycle(Generic[S]):
    """The moves of one kind of thing.

    ``kind`` names the thing in the transition log; ``moves`` is the table.
    """

    def __init__(self, kind: str, moves: Mapping[tuple[S, str], S]) -> None:
        self.kind = kind
        self.moves = dict(moves)

    def after(self, state: S, verb: str) -> S:
        """Return the state that ``verb`` leads to, or raise NotAllowed."""
        try:
            return self.moves[state, verb]
        except KeyError:
            raise NotAllowed(kind=self.kind, state=str(state), verb=verb) from None

    def allows(self, state: S, verb: str) -> bool:
        """Whether ``verb`` is a move from ``state``."""
        return (state, verb) in self.moves

    @property
    def states(self) -> tuple[S, ...]:
        """Every state the table names, in the order in which it names them."""
        return tuple(dict.fromkeys(s for (old, _), new in self.moves.items() for s in (old, new)))
