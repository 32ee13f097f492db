"""write_version: the chain grows by one, and the milestones follow it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from psycopg.errors import InsufficientPrivilege

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.write_version import write_version
from anyshore.contracts.models import AgreementVersion, Milestone
from anyshore.contracts.queries import broken_versions, current_content
from anyshore.contracts.queries.signable import TermsIncomplete
from anyshore.contracts.rules import Side, SignatureMethod
from anyshore.contracts.rules.signing import Signer
from anyshore.kit.chains import version_hash
from anyshore.kit.errors import Invalid, NotAllowed
from tests.contracts.world import LATER, LOGO, SITE, Deal, offered, refused, running
from tests.factories import do

pytestmark = pytest.mark.django_db


def _given(deal: Deal, **changes: object) -> dict[str, object]:
    agreement = deal.fresh()
    signer = Signer(Side.CLIENT, deal.client.organisation_id, deal.client.person_id, "M", SignatureMethod.BUTTON)
    return {
        "agreement": agreement,
        "content": current_content(agreement).next_version(**changes),
        "author_side": Side.CLIENT,
        "signer": signer,
        "answer_until": LATER,
    }


def test_each_version_chains_to_the_one_before():
    deal = offered()
    for price in (21_000, 22_000, 23_000):
        changed = [replace(LOGO, amount_minor=price)]
        do(counter_offer, deal.client, agreement_id=deal.agreement.id, version_hash=deal.hash, milestones=changed)
    rows = list(AgreementVersion.objects.filter(agreement=deal.agreement).order_by("number"))
    assert [row.number for row in rows] == [1, 2, 3, 4]
    before = ""
    for row in rows:
        assert row.before == before
        assert row.hash == version_hash(before, row.content)
        before = row.hash
    assert deal.hash == before
    assert broken_versions() == []


def test_the_milestones_become_those_of_the_version():
    deal = offered()
    do(counter_offer, deal.client, agreement_id=deal.agreement.id, version_hash=deal.hash, milestones=SITE)
    rows = Milestone.objects.filter(agreement=deal.agreement).order_by("position")
    assert [(one.position, one.title) for one in rows] == [(1, "Design"), (2, "Build")]


def test_nothing_follows_on_a_signed_agreement():
    deal = running()
    with refused(NotAllowed):
        do(write_version, deal.client, LATER, **_given(deal, title="Another logo"))


def test_terms_that_nobody_could_sign_are_refused():
    deal = offered()
    bare = replace(current_content(deal.fresh()).terms, exit_items=())
    with refused(TermsIncomplete, missing=("exit_items",)):
        do(write_version, deal.client, LATER, **_given(deal, terms=bare))


EDITS = {
    "a term in the row": "UPDATE contracts_agreement SET terms = jsonb_set(terms, '{review_days}', '1')",
    "the price in the row": "UPDATE contracts_agreement SET value_minor = value_minor + 1",
    "the fee in the row": "UPDATE contracts_agreement SET fee_bps = fee_bps + 1",
    "a milestone's price": "UPDATE contracts_milestone SET amount_minor = amount_minor + 1",
    "a milestone's criteria": "UPDATE contracts_milestone SET criteria = 'anything'",
    "a milestone less": "DELETE FROM contracts_milestone",
    "the text": "UPDATE contracts_agreementversion SET text = replace(text, 'EUR 200', 'EUR 900')",
    "the content": "UPDATE contracts_agreementversion SET content = jsonb_set(content, '{title}', '\"x\"')",
    "a signature's hash": "UPDATE contracts_signature SET hash = repeat('0', 64)",
    "the current version": "UPDATE contracts_agreement SET version = 2",
}


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_every_edit_behind_the_verbs_is_found(edit: str, as_owner):
    deal = running()
    assert broken_versions() == []
    as_owner.execute(EDITS[edit].encode())
    assert {one.agreement_id for one in broken_versions()} == {deal.agreement.id}


@pytest.mark.parametrize("table", ["contracts_agreementversion", "contracts_signature"])
@pytest.mark.parametrize("edit", ["UPDATE {} SET hash = repeat('0', 64)", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_application_may_not_edit_what_was_signed(table: str, edit: str, as_application):
    running()
    with pytest.raises(InsufficientPrivilege):
        as_application.execute(edit.format(table).encode())


def test_a_last_day_that_is_over_is_refused():
    deal = offered()
    past = current_content(deal.fresh()).terms.ending(LATER.date() - timedelta(days=1))
    with refused(Invalid, field="end_on", reason="past"):
        do(write_version, deal.client, LATER, **_given(deal, terms=past))
