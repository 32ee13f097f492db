"""Which proposals say the same: the worked table of its page, and the marks that the two sides read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.sourcing.actions.explain_sameness import explain_sameness
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.models import ProposalSketch
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.queries.proposals import proposal_view
from anyshore.sourcing.rules import duplicates as rules
from tests.factories import do
from tests.sourcing.world import LATER, offer, posted, proposed, provider
from tests.tables import tables

LETTER = " ".join(f"word{place}" for place in range(50))
OTHER = " ".join(f"thing{place}" for place in range(50))


def resemblance(one: str, other: str) -> float:
    """The share of the shingles of both texts that both have (Jaccard)."""
    ours, theirs = rules.shingles(one), rules.shingles(other)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


@pytest.mark.parametrize(
    "row", tables("docs/algorithms/duplicates.md")[0], ids=lambda row: row["text"] + " / " + row["other"]
)
def test_the_worked_table(row):
    ours, theirs = rules.shingles(row["text"]), rules.shingles(row["other"])
    assert (len(ours), len(ours & theirs)) == (int(row["shingles"]), int(row["both"]))
    assert f"{resemblance(row['text'], row['other']):.2f}" == row["resemblance"]
    assert rules.common(row["text"], [row["other"]]).percent == int(row["share"])


def test_case_and_width_do_not_matter_and_scripts_without_blanks_are_compared_by_character():
    assert resemblance("We BUILD your SHOP", "we build your ｓｈｏｐ") == 1
    assert len(rules.shingles("我们为您设计标志")) == 5
    assert rules.common("我们为您设计标志", ["请看我们为您设计"]).percent == 75


@given(st.lists(st.sampled_from(LETTER.split()), min_size=30, max_size=120), st.integers(0, 119))
def test_an_estimate_is_near_the_resemblance(given_words, cut):
    one, other = " ".join(given_words), " ".join(given_words[cut:] + given_words[:cut])
    found = rules.estimates(rules.sketch(one), rules.sketches([rules.sketch(other)]))[0]
    assert abs(found - resemblance(one, other)) < 0.25
    assert len(rules.sketch(one)) == 512


def test_what_is_the_same_is_shown_in_place():
    found = rules.common("Dear client, we build good web shops. Yours", ["we build good web shops"])
    assert ["Dear client, we build good web shops. Yours"[start:end] for start, end in found.spans] == [
        "we build good web shops"
    ]


@pytest.mark.django_db
def test_the_client_reads_the_mark_and_the_provider_its_own():
    first, _ = posted()
    second, client = posted()
    bidder = provider()
    proposed(first, actor=bidder, text=LETTER)
    copy, _ = proposed(second, actor=bidder, text=f"{LETTER} and ten more words that nobody wrote before us today")
    honest, _ = proposed(second, actor=provider("Another"), text=OTHER)
    offers = {one.id: one.same for one in compare(client, second.id, at=LATER).offers}
    (mark,) = offers[copy.id]
    assert (mark.kind, mark.percent, mark.count) == ("own", 83, 1)
    assert "".join(words for _same, words in mark.pieces).startswith(LETTER)
    assert offers[honest.id] == []
    assert [one.kind for one in proposal_view(bidder, copy.number).same] == ["own"]


@pytest.mark.django_db
def test_a_rivals_text_and_the_brief_are_found_and_a_new_version_is_read_anew():
    request, client = posted(brief=OTHER)
    original, _ = proposed(request, actor=provider("First"), text=LETTER)
    thief = provider("Second")
    copied, _ = proposed(request, actor=thief, text=LETTER)
    parrot, _ = proposed(request, actor=provider("Third"), text=OTHER)
    offers = {one.id: [mark.kind for mark in one.same] for one in compare(client, request.id, at=LATER).offers}
    assert offers == {original.id: ["others"], copied.id: ["others"], parrot.id: ["brief"]}
    fresh = " ".join(f"new{place}" for place in range(40))
    do(revise_proposal, thief, LATER, proposal_id=copied.id, version=1, terms=offer(text=fresh))
    assert all(one.kind == "brief" for row in compare(client, request.id, at=LATER).offers for one in row.same)


@pytest.mark.django_db
def test_short_texts_are_not_marked():
    request, client = posted()
    proposed(request)
    proposed(request, actor=provider("Another"))
    assert all(not one.same for one in compare(client, request.id, at=LATER).offers)
    assert [bytes(one) for one in ProposalSketch.objects.values_list("minima", flat=True)] == [b"", b""]


@pytest.mark.django_db
def test_the_answer_stands_beside_the_mark():
    request, client = posted(brief=LETTER)
    proposal, bidder = proposed(request, text=LETTER)
    do(explain_sameness, bidder, LATER, proposal_id=proposal.id, words="I quote your brief on purpose.")
    assert proposal_view(client, proposal.number).said_to_it == "I quote your brief on purpose."
