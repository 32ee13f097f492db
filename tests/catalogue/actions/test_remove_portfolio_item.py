"""remove_portfolio_item: one's own works only."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.add_portfolio_item import add_portfolio_item
from anyshore.catalogue.actions.remove_portfolio_item import remove_portfolio_item
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import PortfolioItem
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation, member_actor


@pytest.mark.django_db
def test_anothers_work_is_not_found_and_ones_own_goes():
    (made, owner), (_, other) = make_organisation(), make_organisation()
    for actor in (owner, other):
        do(save_profile, actor, details=GOOD)
    item = do(add_portfolio_item, owner, title="Lumo")
    with pytest.raises(NotFound):
        do(remove_portfolio_item, other, item_id=item.id)
    with pytest.raises(Forbidden):
        do(remove_portfolio_item, member_actor(made, Role.VIEWER), item_id=item.id)
    do(remove_portfolio_item, owner, item_id=item.id)
    assert not PortfolioItem.objects.exists()
