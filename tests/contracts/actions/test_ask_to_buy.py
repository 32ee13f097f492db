"""ask_to_buy: the buyer's own people agree to exactly this order, once, before it can be bought."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.models import Approval
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.retire_package import retire_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import Package
from anyshore.catalogue.rules.orders import OwnPackage
from anyshore.contracts.actions.ask_to_buy import ask_to_buy
from anyshore.contracts.actions.order_package import PurchaseNeedsApproval
from anyshore.contracts.models import Agreement
from anyshore.contracts.rules.orders import PackageChanged
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.buy_package import buy_package
from tests.approvals.world import answer, house, ruled, state
from tests.catalogue.packages import ANSWERS, LOGO, on_sale, seller
from tests.contracts.world import refused, replayed
from tests.factories import do
from tests.payments.shop import order

pytestmark = pytest.mark.django_db


def wished(needed: int = 1, above: int = 10_000):
    """A house with a rule, and a package of EUR 200 or 480."""
    here = house()
    ruled(here, Money(above, "EUR"), needed)
    owner = seller()
    return here, on_sale(owner), owner


def asking(package: Package, **more):
    given = order(package, **more)
    return {name: given[name] for name in given if name not in ("fee_bps", "rail")}


def buying(package: Package, **more):
    return order(package, answers=ANSWERS, **more)


def test_above_the_sum_a_purchase_waits_for_those_who_are_asked_and_counts_once():
    here, package, _ = wished(needed=2)
    with refused(PurchaseNeedsApproval, needed=2):
        do(buy_package, here.asker, **buying(package))
    made = do(ask_to_buy, here.asker, **asking(package), words="For the van.")
    assert (made.title, made.path) == ("A logo in a week, Basic", f"/packages/{package.slug}/?tier=0&quantity=1")
    assert (made.amount_minor, made.currency, made.words) == (20_000, "EUR", "For the van.")
    answer(made, here.people[0])
    with refused(PurchaseNeedsApproval, needed=2):
        do(buy_package, here.asker, **buying(package))
    answer(made, here.people[1])
    assert do(buy_package, here.asker, **buying(package)).value_minor == 20_000
    with refused(PurchaseNeedsApproval, needed=2):
        do(buy_package, here.asker, **buying(package))
    assert do(ask_to_buy, here.asker, **asking(package)).pk != made.pk


def test_another_choice_is_another_question():
    here, package, _ = wished()
    made = do(ask_to_buy, here.asker, **asking(package))
    answer(made, here.people[0])
    for more in ({"tier": 1}, {"extras": [0]}, {"quantity": 2}):
        with refused(PurchaseNeedsApproval):
            do(buy_package, here.asker, **buying(package, **more))
    dearer = do(ask_to_buy, here.asker, **asking(package, tier=1, extras=[0, 1], quantity=2))
    assert dearer.title == "A logo in a week, Premium × 2, Business card, In a hurry"
    assert dearer.amount_minor == 126_000
    assert dearer.path.endswith("/?tier=1&extras=0&extras=1&quantity=2")
    assert do(buy_package, here.asker, **buying(package)).value_minor == 20_000
    assert state(dearer) == "withdrawn"


@pytest.mark.parametrize("how", ["changed", "retired"])
def test_two_buyers_ask_at_once_and_both_hear_that_the_offer_is_gone(how):
    here, package, owner = wished()
    there = house(name="Haarlem Bikes")
    ruled(there, Money(0, "EUR"), 1)
    made = [do(ask_to_buy, one.asker, **asking(package)) for one in (here, there)]
    if how == "changed":
        dearer = replace(LOGO, tiers=(replace(LOGO.tiers[0], price_minor=30_000), LOGO.tiers[1]))
        do(save_package, owner, package_id=package.pk, content=dearer)
        do(publish_package, owner, package_id=package.pk)
    else:
        do(retire_package, owner, package_id=package.pk)
    assert [state(one) for one in made] == ["withdrawn", "withdrawn"]


def test_refusals_change_nothing_and_a_replay_asks_once():
    here, package, owner = wished(above=30_000)
    with refused(NoApprovalNeeded):
        do(ask_to_buy, here.asker, **asking(package))
    with refused(Forbidden):
        do(ask_to_buy, here.people[0], **asking(package, tier=1))
    with refused(OwnPackage):
        do(ask_to_buy, owner, **asking(package))
    with refused(PackageChanged):
        do(ask_to_buy, here.asker, **(asking(package) | {"version_hash": "0" * 64}))
    with refused(Invalid):
        do(ask_to_buy, here.asker, **asking(package, tier=7))
    hidden = do(save_package, owner, content=LOGO)
    with refused(NotFound):
        do(ask_to_buy, here.asker, **asking(hidden))
    assert not Approval.objects.exists()
    replayed(ask_to_buy, here.asker, **asking(package, tier=1))
    assert Approval.objects.count() == 1
    assert not Agreement.objects.exists()
