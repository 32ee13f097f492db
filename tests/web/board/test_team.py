"""Members of a contract's team read its board, with items, comments and files, and write nothing on it."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.add_work_items import add_work_items
from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.actions.edit_work_item import edit_work_item
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board_page import board_page
from anyshore.delivery.queries.item_page import may_read_item
from anyshore.delivery.rules.board import NewItem, WorkItemText
from anyshore.kit.errors import NotFound
from tests.factories import do, make_organisation
from tests.moves import refuses
from tests.payments.teams import team_deal
from tests.sourcing.world import LATER
from tests.web.contracts.scenes import browser, post, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    """A contract by a team with one item on its board, and its first member."""
    deal, member, _two = team_deal()
    items = [NewItem(WorkItemText(title="Sketches"))]
    do(add_work_items, deal.client, LATER, agreement_id=deal.id, items=items)
    item = WorkItem.objects.get()
    do(comment_on_work_item, deal.client, LATER, item_id=item.pk, words="Blue or green?")
    return deal, member, item


def test_a_member_reads_the_board_and_has_no_button(team):
    deal, member, _item = team
    here = f"/contracts/{deal.agreement.number}/board/"
    reader = browser(member)
    assert here in text(reader.get(f"/contracts/{deal.agreement.number}/team/"))
    page = text(reader.get(here))
    assert "Sketches" in page
    assert f"{here}add/" not in page
    page = text(reader.get(f"{here}1/"))
    assert "Blue or green?" in page
    assert "Put into the archive" not in page
    assert reader.get(f"{here}1/edit/").status_code == 403
    assert reader.get(f"{here}add/").status_code == 403
    assert post(reader, f"{here}1/archive/").status_code == 403


def test_a_member_writes_nothing(team):
    _deal, member, item = team
    assert not board_page(member, item.agreement.number).may
    assert may_read_item(member, item.pk)
    refuses(NotFound, comment_on_work_item, member, item_id=item.pk, words="Green")
    refuses(NotFound, edit_work_item, member, item_id=item.pk, seen=1, text=WorkItemText(title="Mine"))


def test_strangers_see_nothing(team):
    deal, _member, item = team
    _, stranger = make_organisation()
    with pytest.raises(NotFound):
        board_page(stranger, deal.agreement.number)
    assert not may_read_item(stranger, item.pk)
