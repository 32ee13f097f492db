"""add_portfolio_item: works in the order in which they came."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.add_portfolio_item import add_portfolio_item
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import PortfolioItem
from anyshore.catalogue.queries import my_profile
from anyshore.catalogue.rules.profiles import PORTFOLIO_MAX
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation, member_actor


@pytest.mark.django_db
def test_works_stand_in_their_order_and_there_is_a_limit():
    _, owner = make_organisation()
    with pytest.raises(NotFound):
        do(add_portfolio_item, owner, title="Lumo")
    do(save_profile, owner, details=GOOD)
    for number in range(PORTFOLIO_MAX):
        do(add_portfolio_item, owner, title=f"Work {number}")
    with pytest.raises(Invalid):
        do(add_portfolio_item, owner, title="One too many")
    view = my_profile(owner)
    assert view is not None
    assert [work.title for work in view.works][:2] == ["Work 0", "Work 1"]


@pytest.mark.django_db
def test_no_title_a_script_for_a_link_and_a_viewer_are_refused():
    made, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    for given in ({"title": " "}, {"title": "Lumo", "link": "javascript:alert(1)"}):
        with pytest.raises(Invalid):
            do(add_portfolio_item, owner, **given)
    with pytest.raises(Forbidden):
        do(add_portfolio_item, member_actor(made, Role.VIEWER), title="Lumo")
    assert not PortfolioItem.objects.exists()


@pytest.mark.django_db
def test_a_client_is_named_only_where_it_has_agreed():
    _, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    with pytest.raises(Invalid) as refused:
        do(add_portfolio_item, owner, title="Lumo", client="Tolhuis Lighting")
    assert refused.value.params["reason"] == "consent"
    given = {"client": "Tolhuis Lighting", "client_agreed": True, "links": ["https://example.org/lumo"]}
    do(add_portfolio_item, owner, title="Lumo", **given)
    work = my_profile(owner).works[0]
    assert (work.client, work.links) == ("Tolhuis Lighting", ("https://example.org/lumo",))
