"""Short numbers in a text lead where the reader may go, and nowhere else."""

from __future__ import annotations

import pytest

from anyshore.insight.queries.references import references
from anyshore.web.strategy.linked import linked
from tests.contracts.world import offered
from tests.factories import make_organisation
from tests.sourcing.world import posted
from tests.strategy.assessing import begun

pytestmark = pytest.mark.django_db


def test_what_a_number_names_is_found_by_those_who_see_it_alone():
    deal = offered()
    request, _ = posted(deal.client)
    made, _ = begun(deal.client)
    mine = {f"C-{deal.agreement.number}", f"R-{request.number}", f"A-{made.number}"}
    text = f"See {', '.join(sorted(mine))} and R-999999999999, XR-{request.number}, C-."
    assert references(deal.client, [text, ""]) == mine
    assert f"A-{made.number}" not in references(deal.provider, [text])
    assert f"C-{deal.agreement.number}" in references(deal.provider, [text])
    assert references(make_organisation()[1], [text]) & {f"C-{deal.agreement.number}", f"A-{made.number}"} == set()


def test_the_pieces_are_the_text_and_only_what_is_known_is_a_link():
    text = "A-7, <b>C-8</b> und R-9"
    pieces = linked(text, {"A-7", "R-9"})
    assert "".join(piece for piece, _ in pieces) == text
    assert [(piece, href) for piece, href in pieces if href] == [
        ("A-7", "/decide/assessments/7/"),
        ("R-9", "/requests/9/"),
    ]
    assert linked("", set()) == []
