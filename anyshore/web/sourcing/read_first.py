"""In which order a client may read proposals first: chosen by the client, with its reasons and how often it was
right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from anyshore.plumbing import formats
from anyshore.sourcing.queries.comparison import OfferRow
from anyshore.sourcing.queries.view import RequestView
from anyshore.sourcing.rules.triage import MEASURED, WEIGHTS, Offered, Sign, read_order

SIGNS = {
    Sign.COMPLETENESS: _("how much it says"),
    Sign.ANSWERS: _("answers to your questions"),
    Sign.OWN_WORDS: _("words that no earlier proposal has"),
}


@dataclass(frozen=True, slots=True)
class First:
    """A proposal's place in the order of reading, its points of 100, and each sign of 100."""

    place: int
    points: str
    signs: tuple[tuple[str, str], ...]


def read_first(view: RequestView, offers: Sequence[OfferRow]) -> Mapping[UUID, First]:
    """The order of reading of the proposals that stand, by id."""
    came = sorted(offers, key=lambda one: (one.sent_at, one.number))
    texts = [Offered(one.id, one.text, tuple(answer.text for answer in one.answers)) for one in came]
    ordered = read_order(f"{view.row.title}\n{view.brief}", texts)
    return {
        one.id: First(
            place,
            formats.number_text(one.score / 10, 1),
            tuple(
                (str(SIGNS[sign]), formats.number_text(round(100 * value)))
                for sign, value in one.signs.items()
                if WEIGHTS[sign]
            ),
        )
        for place, one in enumerate(ordered, start=1)
    }


def measured() -> dict[str, int]:
    """How often this order put first what a client really chose."""
    hits, posts, chance = MEASURED
    return {"hits": hits, "posts": posts, "chance": chance}
