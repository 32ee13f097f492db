"""write_suggested: the accepted suggestions, and nothing else, become one version that both sides sign."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged, sign_agreement
from anyshore.contracts.actions.write_suggested import NothingAccepted, SuggestionsChanged, write_suggested
from anyshore.contracts.models import AgreementVersion, Suggestion
from anyshore.contracts.queries import broken_versions, current_content
from anyshore.contracts.rules.places import WHOLE
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.workdays import add_working_days, calendar_of
from anyshore.parties.rules import ProofMissing, Role
from tests.contracts.negotiation_world import DEARER, FASTER, accept, project, states, suggest, write
from tests.contracts.world import LATER, clocks, events, parties, refused, running, signatures, version
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def agreed_to():
    """A project with S1 and S3 accepted and S2 open."""
    deal = project()
    (first,) = suggest(deal, deal.provider, FASTER)
    suggest(deal, deal.provider, Change("title", {WHOLE: "Two sites"}))
    (third,) = suggest(deal, deal.provider, DEARER)
    accept(deal.client, third)
    accept(deal.client, first)
    return deal


def test_one_version_has_them_all_and_its_reason_names_them():
    deal = agreed_to()
    before = current_content(deal.fresh())
    made = write(deal, deal.client, 1, 3, words="As we said", answer_days=3)
    assert (made.state, made.version, made.value_minor) == ("offered", 2, 210_000)
    content = current_content(deal.fresh())
    expected = replace(
        before,
        version=2,
        milestones=(replace(before.milestones[0], amount_minor=70_000), before.milestones[1]),
        terms=replace(before.terms, review_days=5),
    )
    assert content == expected
    row = version(deal)
    assert (row.why, row.author_side, row.before) == ("S1, S3\nAs we said", "client", deal.agreement.version_hash)
    assert signatures(deal) == [("client", "button", "Marit de Boer")]
    assert made.answer_until == add_working_days(LATER, 3, calendar_of("PL"))
    assert clocks(made.id)[-1] == ("contracts.lapse_offer", made.answer_until)
    assert states(deal) == {1: "written", 2: "open", 3: "written"}
    assert set(Suggestion.objects.filter(state="written").values_list("written_in", flat=True)) == {2}
    assert events(deal)[-2:] == ["AgreementCountered", "SuggestionsWritten"]
    assert broken_versions() == []


def test_then_the_other_side_signs_it_and_the_chain_is_whole():
    deal = agreed_to()
    write(deal, deal.provider, 1, 3)
    assert signatures(deal) == [("provider", "button", "Marit de Boer")]
    do(sign_agreement, deal.client, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    assert deal.fresh().state == "running"
    assert states(deal) == {1: "written", 2: "overtaken", 3: "written"}
    assert AgreementVersion.objects.filter(agreement=deal.agreement).count() == 2
    assert broken_versions() == []


def test_others_may_not():
    deal = agreed_to()
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), parties()[0]
    with refused(Forbidden):
        write(deal, member, 1, 3)
    with refused(NotFound):
        write(deal, stranger, 1, 3)
    with refused(ProofMissing):
        write(deal, replace(deal.client, proof=None), 1, 3)


def test_what_was_read_is_what_is_signed():
    deal = project()
    with refused(NothingAccepted):
        write(deal, deal.client)
    deal = agreed_to()
    with refused(SuggestionsChanged, numbers="S1, S3"):
        write(deal, deal.client, 1)
    old = deal.hash
    do(counter_offer, deal.client, LATER, agreement_id=deal.agreement.id, version_hash=old, brief="More.")
    given = {"agreement_id": deal.agreement.id, "version_hash": old, "numbers": (1, 3)}
    with refused(VersionChanged, version=2):
        do(write_suggested, deal.client, LATER, **given)


def test_not_after_the_time_and_not_what_runs():
    deal = agreed_to()
    with refused(OfferOver):
        write(deal, deal.client, 1, 3, at=deal.agreement.answer_until)
    signed = running()
    with refused(NotAllowed):
        write(signed, signed.client, 1)
