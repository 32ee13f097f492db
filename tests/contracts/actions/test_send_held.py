"""send_held: exactly what was signed goes out, in the name of who signed it, or it stays with its author."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.send_held import SignerGone, send_held
from anyshore.contracts.models import AgreementVersion, Signature
from anyshore.contracts.queries import broken_versions
from anyshore.contracts.rules import Side
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.workdays import add_working_days, calendar_of
from anyshore.parties.models import Membership
from tests.contracts.held_world import agreement, countered, held, on_table, question, said, state, two
from tests.contracts.world import LATER, clocks, events, refused
from tests.factories import do

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_what_was_signed_goes_out_by_the_last_yes():
    here = two(clients=2)
    made = held(here)
    said(made, here.client.people[0])
    assert (state(made), agreement(made)) == ("held", None)
    at = LATER + DAY
    said(made, here.client.people[1], at=at)
    sent = agreement(made)
    assert (state(made), sent.state, sent.number, sent.version_hash) == ("sent", "offered", made.number, made.hash)
    assert AgreementVersion.objects.get(agreement=sent).author_id == here.client.asker.person_id
    signature = Signature.objects.get(version__agreement=sent)
    assert (signature.person_id, signature.side, signature.name) == (
        here.client.asker.person_id,
        "client",
        "Marit de Boer",
    )
    assert signature.proof
    assert signature.proved_at < at
    assert sent.answer_until == add_working_days(at, 10, calendar_of("PL"))
    assert clocks(sent.id) == [("contracts.lapse_offer", sent.answer_until)]
    assert broken_versions() == []


def test_a_held_counter_offer_becomes_the_next_version():
    here = two(clients=0, providers=1)
    deal = on_table(here)
    made = countered(deal, here.provider.asker, why="Dearer")
    said(made, here.provider.people[0])
    fresh = deal.fresh()
    assert (fresh.version, fresh.version_hash, fresh.value_minor) == (2, made.hash, 30_000)
    assert events(deal) == ["AgreementOffered", "AgreementCountered"]
    assert broken_versions() == []


def test_it_goes_out_by_hand_once_no_rule_holds_any_more():
    here = two()
    made = held(here)
    with refused(ApprovalMissing, needed=1):
        do(send_held, here.client.asker, LATER, held_id=made.id)
    do(retire_rule, here.client.owner, rule_id=question(made).rule_id)
    do(send_held, here.client.owner, LATER, held_id=made.id)
    assert (state(made), agreement(made).state) == ("sent", "offered")
    with refused(NotAllowed):
        do(send_held, here.client.owner, LATER, held_id=made.id)


def test_others_are_refused():
    here = two()
    made = held(here)
    with refused(Forbidden):
        do(send_held, here.client.people[0], LATER, held_id=made.id)
    with refused(NotFound):
        do(send_held, here.provider.asker, LATER, held_id=made.id)


def test_who_signed_must_still_be_there():
    here = two()
    made = held(here)
    Membership.objects.filter(user_id=here.client.asker.person_id).update(left_at=LATER)
    said(made, here.client.people[0])
    made.refresh_from_db()
    assert (made.state, made.refusal["code"], agreement(made)) == ("held", "signer_gone", None)
    with refused(SignerGone):
        do(send_held, here.client.owner, LATER, held_id=made.id)


def test_a_last_day_that_is_over_meanwhile_keeps_it_back():
    here = two(clients=0, providers=1)
    made = held(here, Side.PROVIDER, unit="project")
    late = LATER + timedelta(days=3)
    made.content["terms"]["end_on"] = LATER.date().isoformat()
    type(made).objects.filter(pk=made.pk).update(content=made.content)
    said(made, here.provider.people[0], at=late)
    made.refresh_from_db()
    assert (made.state, made.refusal["code"]) == ("held", "version_changed")
