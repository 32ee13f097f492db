"""seal_version: what both signed is kept under the operator's seal, once."""

from __future__ import annotations

import hashlib

import pytest

from anyshore.contracts.actions.seal_version import NotSignedByBoth, seal_version
from anyshore.contracts.models import SealedPaper
from anyshore.contracts.queries.paper import broken_papers, sealed_bytes, sealed_paper, version_paper
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import CLOCK, OPERATOR
from anyshore.plumbing import files, sealing
from tests.contracts.world import LATER, events, offered, refused, running, version
from tests.factories import do, make_organisation
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def test_the_second_signature_lets_the_worker_seal_it():
    deal = running()
    before = version_paper(deal.client, deal.agreement.id, 1)
    assert sealed_paper(deal.client, deal.agreement.id, 1) is None
    run_jobs()
    found = sealed_paper(deal.provider, deal.agreement.id, 1)
    body = sealed_bytes(deal.client, deal.agreement.id, 1)
    assert sealing.faults_of(body) == []
    assert hashlib.sha256(body).hexdigest() == found.sha256
    assert body.startswith(before)
    assert before == version_paper(deal.client, deal.agreement.id, 1)
    assert events(deal)[-1] == "VersionSealed"
    assert found.stamped is False
    assert found.certificate == hashlib.sha256(sealing.certificate(LATER)).hexdigest()
    assert broken_papers() == []


def test_it_is_sealed_once():
    deal = running()
    given = {"version_id": version(deal).id}
    first = do(seal_version, CLOCK, LATER, **given)
    again = do(seal_version, CLOCK, LATER, **given)
    assert (again.pk, SealedPaper.objects.count()) == (first.pk, 1)
    assert events(deal).count("VersionSealed") == 1


def test_an_offer_is_not_sealed():
    deal = offered()
    with refused(NotSignedByBoth, version=1):
        do(seal_version, CLOCK, LATER, version_id=version(deal).id)


def test_nobody_else_seals_and_nobody_else_reads():
    deal = running()
    for actor in (deal.client, deal.provider, OPERATOR):
        with refused(Forbidden):
            do(seal_version, actor, LATER, version_id=version(deal).id)
    with refused(NotFound):
        do(seal_version, CLOCK, LATER, version_id=new_id())
    with pytest.raises(NotFound):
        sealed_bytes(deal.client, deal.agreement.id, 1)
    do(seal_version, CLOCK, LATER, version_id=version(deal).id)
    with pytest.raises(NotFound):
        sealed_bytes(make_organisation()[1], deal.agreement.id, 1)


def test_a_sealed_paper_that_was_changed_on_the_disk_is_found():
    deal = running()
    row = do(seal_version, CLOCK, LATER, version_id=version(deal).id)
    path = files.path_of(row.sha256)
    kept = path.read_bytes()
    try:
        path.write_bytes(kept + b" ")
        assert broken_papers() == [(row.version_id, "changed")]
        path.unlink()
        assert broken_papers() == [(row.version_id, "gone")]
    finally:
        path.write_bytes(kept)
