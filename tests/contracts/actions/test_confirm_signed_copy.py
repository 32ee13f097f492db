"""confirm_signed_copy: the other side says that it is the same agreement."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.add_signed_copy import add_signed_copy
from anyshore.contracts.actions.confirm_signed_copy import CopyConfirmed, confirm_signed_copy
from anyshore.contracts.queries.signed_copies import signed_copies
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import Role
from tests.contracts.adopted_world import pdf_of
from tests.contracts.world import LATER, events, refused, running
from tests.factories import do, make_organisation, member_actor
from tests.web.contracts.scenes import browser, post, text
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def added():
    deal = running()
    given = {"agreement_id": deal.agreement.id, "number": 1, "file_id": pdf_of(deal.client)}
    return deal, do(add_signed_copy, deal.client, LATER, **given)


def test_the_other_side_confirms_it():
    deal, copy = added()
    do(confirm_signed_copy, deal.provider, LATER, agreement_id=deal.agreement.id, copy_id=copy.id)
    (row,) = signed_copies(deal.client, deal.agreement.id, 1).rows
    assert (row.confirmed_at, row.may_confirm) == (LATER, False)
    assert events(deal)[-1] == "SignedCopyConfirmed"
    run_jobs()


def test_refusals():
    deal, copy = added()
    given = {"agreement_id": deal.agreement.id, "copy_id": copy.id}
    member, stranger = member_actor(deal.provider.organisation_id, Role.MEMBER), make_organisation()[1]
    for actor in (deal.client, member):
        with refused(Forbidden):
            do(confirm_signed_copy, actor, LATER, **given)
    with refused(NotFound):
        do(confirm_signed_copy, stranger, LATER, **given)
    with refused(NotFound):
        do(confirm_signed_copy, deal.provider, LATER, **{**given, "copy_id": new_id()})
    do(confirm_signed_copy, deal.provider, LATER, **given)
    with refused(CopyConfirmed):
        do(confirm_signed_copy, deal.provider, LATER, **given)


def test_its_pages():
    deal, copy = added()
    client, provider = browser(deal.client), browser(deal.provider)
    path = f"/contracts/{deal.agreement.number}/versions/1/"
    page = text(client.get(path))
    assert "The other side has not confirmed it yet." in page
    assert "It is the same agreement" not in page
    assert "It is the same agreement" in text(provider.get(path))
    assert provider.get(f"{path}copy/").status_code == 200
    assert post(provider, f"{path}copy/{copy.id}/").status_code == 303
    assert "Confirmed by" in text(client.get(path))
