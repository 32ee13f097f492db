"""The team in an agreement: in the text that is signed, in its data and on its row, and kept by a counter-offer."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.models import Agreement, AgreementVersion
from anyshore.contracts.queries.versions import broken_versions
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.text import render, six_lines
from tests.factories import do
from tests.sourcing.teams import team_proposal
from tests.sourcing.world import LATER, posted, proposed

pytestmark = pytest.mark.django_db


def awarded(*, team: bool) -> tuple[Agreement, AgreementVersion, list]:
    request, owner = posted()
    sent, *people = team_proposal(request) if team else proposed(request)
    made = do(award_proposal, owner, LATER, proposal_id=sent.id, fee_bps=0, rail="sandbox")
    return made, AgreementVersion.objects.get(agreement=made), [owner, *people]


def test_members_roles_and_shares_are_signed_with_the_rest():
    made, version, (_owner, _lead, one, two) = awarded(team=True)
    assert "The provider leads a team and answers for its members as for itself." in version.text
    assert "**Atelier Mots**, France, for 30 %: Translates the French part." in version.text
    assert "50 % is the provider's own" in version.text
    rows = [(row["id"], row["share_bps"]) for row in version.content["team"]]
    assert rows == [(str(one.organisation_id), 3_000), (str(two.organisation_id), 2_000)]
    assert made.team == version.content["team"]
    content = Content.from_json(version.content)
    assert (content.to_json()["team"], render(content)) == (version.content["team"], version.text)
    assert "(with Atelier Mots, Nord Tekst) does" in six_lines(content)[0]
    assert broken_versions() == []


def test_a_row_that_says_another_team_is_found():
    made, _version, _people = awarded(team=True)
    Agreement.objects.filter(pk=made.pk).update(team=[{**made.team[0], "share_bps": 4_000}])
    assert [one.what for one in broken_versions()] == ["agreement"]


def test_who_works_alone_has_no_word_of_a_team_and_nobody_reads_it_by_one():
    made, version, (_owner, lead) = awarded(team=False)
    assert "team" not in version.content
    assert "team" not in version.text
    assert made.team == []
    assert not Agreement.objects.of_team(lead).exists()


def test_members_read_it_once_both_have_signed_and_a_counter_offer_keeps_them():
    made, _version, (owner, _lead, one, _two) = awarded(team=True)
    assert not Agreement.objects.of_team(one).exists()
    assert not Agreement.objects.visible_to(one).exists()
    countered = do(counter_offer, owner, LATER, agreement_id=made.id, version_hash=made.version_hash, title="Another")
    assert (countered.version, len(countered.team)) == (2, 2)
