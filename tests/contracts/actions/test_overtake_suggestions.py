"""overtake_suggestions: what another version, a signature or the end leaves without ground says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.lapse_offer import lapse_offer
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.contracts.models import Suggestion
from anyshore.contracts.queries import terms_of
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.places import WHOLE
from anyshore.contracts.rules.suggestions import Change
from anyshore.parties.rules import CLOCK
from tests.contracts.negotiation_world import DEARER, FASTER, LESS, accept, project, states, suggest
from tests.contracts.world import LATER, SITE, events
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_version_overtakes_what_it_changes_and_nothing_else():
    deal = project()
    suggest(deal, deal.provider, FASTER)
    suggest(deal, deal.provider, LESS)
    suggest(deal, deal.provider, DEARER)
    terms = replace(terms_of(deal.agreement), review_days=8)
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    do(counter_offer, deal.client, LATER, **given, terms=terms, milestones=SITE[::-1])
    assert states(deal) == {1: "overtaken", 2: "open", 3: "open"}
    rows = dict(Suggestion.objects.filter(agreement=deal.agreement).values_list("number", "row"))
    assert (rows[2], rows[3]) == ("milestones.1", "milestones.2")
    assert events(deal)[-2:] == ["SuggestionsOvertaken", "AgreementCountered"]


CARE = Change("milestones.+", {WHOLE: {"title": "Care", "amount_minor": 9_000, "due_on": None, "criteria": []}})


def test_an_accepted_one_that_a_version_says_is_written_in_it_whoever_wrote_it():
    deal = project()
    for change in (FASTER, LESS, CARE, DEARER):
        accept(deal.client, suggest(deal, deal.provider, change)[0])
    suggest(deal, deal.provider, Change("terms.law", {"governing_law": "Poland"}))
    terms = replace(terms_of(deal.agreement), review_days=5, governing_law="Poland")
    parts = (SITE[0], MilestoneDraft("Care", 9_000))
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    do(counter_offer, deal.client, LATER, **given, terms=terms, milestones=parts)
    assert states(deal) == {1: "written", 2: "written", 3: "written", 4: "accepted", 5: "overtaken"}
    assert set(Suggestion.objects.filter(state="written").values_list("written_in", flat=True)) == {2}


@pytest.mark.parametrize("how", ["sign", "decline", "withdraw", "lapse"])
def test_the_end_of_the_offer_overtakes_all(how):
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    suggest(deal, deal.client, DEARER)
    accept(deal.client, one)
    own = {"agreement_id": deal.agreement.id}
    if how == "sign":
        do(sign_agreement, deal.provider, LATER, version_hash=deal.hash, **own)
    elif how == "decline":
        do(decline_offer, deal.provider, LATER, **own)
    elif how == "withdraw":
        do(withdraw_offer, deal.client, LATER, **own)
    else:
        do(lapse_offer, CLOCK, deal.agreement.answer_until, **own)
    assert states(deal) == {1: "overtaken", 2: "overtaken"}
    assert "SuggestionsOvertaken" in events(deal)
