"""add_signed_copy: a PDF signed outside stands with its version, marked as such."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.add_signed_copy import CopyThere, NotPdf, add_signed_copy
from anyshore.contracts.queries.package import package_of
from anyshore.contracts.queries.signed_copies import may_read_signed_copy, signed_copies
from anyshore.contracts.rules.package import check
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import OPERATOR, Role
from anyshore.plumbing import sealing
from tests.contracts.adopted_world import pdf_of
from tests.contracts.world import LATER, events, refused, running
from tests.factories import do, make_organisation, member_actor
from tests.plumbing.test_sealing import AT, paper
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def test_it_stands_with_the_signatures_inside_it_and_goes_into_the_package():
    deal = running()
    signed = sealing.seal(paper(), at=AT, reason="Agreed").body
    given = {"agreement_id": deal.agreement.id, "number": 1}
    made = do(add_signed_copy, deal.provider, LATER, file_id=pdf_of(deal.provider, signed), **given)
    do(add_signed_copy, deal.client, LATER, file_id=pdf_of(deal.client), **given)
    first, second = signed_copies(deal.client, deal.agreement.id, 1).rows
    assert (first.side, first.may_confirm, second.may_confirm) == ("provider", True, False)
    assert [(one.is_intact, one.is_whole) for one in first.signatures] == [(True, True)]
    assert second.signatures == ()
    assert may_read_signed_copy(deal.client, made.id)
    assert not may_read_signed_copy(make_organisation()[1], made.id)
    assert events(deal).count("SignedCopyAdded") == 2
    package = package_of(deal.client, deal.agreement.id)
    assert b"signed-outside/1-2.pdf" in package
    assert check(package, sealing).fault == ""
    run_jobs()


def test_refusals():
    deal = running()
    upload, picture = pdf_of(deal.client), pdf_of(deal.client, b"GIF89a")
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), make_organisation()[1]
    given = {"agreement_id": deal.agreement.id, "number": 1, "file_id": upload}
    for actor in (member, OPERATOR):
        with refused(Forbidden):
            do(add_signed_copy, actor, LATER, **given)
    with refused(NotFound):
        do(add_signed_copy, stranger, LATER, **given)
    with refused(NotFound):
        do(add_signed_copy, deal.provider, LATER, **given)
    with refused(NotFound):
        do(add_signed_copy, deal.client, LATER, **{**given, "number": 2})
    with refused(NotPdf):
        do(add_signed_copy, deal.client, LATER, **{**given, "file_id": picture})
    do(add_signed_copy, deal.client, LATER, **given)
    with refused(CopyThere):
        do(add_signed_copy, deal.client, LATER, **given)
