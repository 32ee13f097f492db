"""buy_package: sign and pay in with one button; the buyer gets what was read, or hears what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anyshore.catalogue.actions.pause_package import pause_package
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import Package
from anyshore.catalogue.queries.packages import changed_since
from anyshore.catalogue.rules.orders import OwnPackage
from anyshore.contracts.actions.order_package import OutOfCapacity
from anyshore.contracts.models import Agreement, PackageOrder, Signature
from anyshore.contracts.queries import broken_versions
from anyshore.contracts.queries.orders import order_of
from anyshore.contracts.rules.orders import AnswerMissing, NotForSale, PackageChanged
from anyshore.delivery.models import Submission
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.buy_package import buy_package
from anyshore.payments.models import Block
from tests.catalogue.packages import ANSWERS, HELP, LOGO, on_sale, seller, theme_on_sale
from tests.contracts.world import performing, race
from tests.deals import sound
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import nothing_changes, refuses, replays
from tests.payments.shop import bought, order


@pytest.mark.django_db
def test_a_service_is_a_running_contract_with_its_price_held():
    owner = seller()
    package = on_sale(owner)
    deal = bought(package, owner, tier=1, extras=[0], quantity=2, answers=ANSWERS)
    assert (deal.state(), deal.held()) == ("running", 2 * 54_000)
    agreement = deal.agreement
    assert (agreement.title, agreement.unit) == ("A logo in a week, Premium × 2", "task")
    assert agreement.terms["revisions"] == 3
    signed = Signature.objects.filter(version__agreement=agreement).order_by("side").values_list("side", "method")
    assert [*signed] == [("client", "button"), ("provider", "package")]
    assert deal.holding().milestone.due_on == date(2026, 12, 24), "1 and 8 December are holidays in Portugal"
    row = order_of(deal.client, agreement.number)
    assert (row.tier, row.extras, row.answers) == ("Premium", ("Business card",), (("What do you sell?", "Bread"),))
    assert Package.objects.get().sold == 1
    deal.accept(deal.submit())
    assert deal.state() == "completed"
    assert deal.wallet() == 108_000 - 1_620
    assert broken_versions() == []
    sound()


@pytest.mark.django_db
def test_what_was_bought_stays_when_the_package_changes():
    owner = seller()
    package = on_sale(owner)
    deal = bought(package, owner, answers=ANSWERS)
    do(save_package, owner, package_id=package.pk, content=replace(LOGO, title="Other", tiers=LOGO.tiers[1:]))
    do(publish_package, owner, package_id=package.pk)
    row = order_of(deal.client, deal.agreement.number)
    assert (row.content, row.version) == (LOGO, 1)
    assert Agreement.objects.get().value_minor == 20_000


@pytest.mark.django_db
def test_a_product_is_handed_over_at_once_and_reviewed(settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path
    owner = seller()
    deal = bought(theme_on_sale(owner), owner)
    submission = Submission.objects.get()
    assert (submission.state, submission.author_id) == ("in_review", owner.person_id)
    assert deal.agreement.terms["rights"] == "licence"
    deal.accept(submission)
    assert deal.state() == "completed"
    sound()


@pytest.mark.django_db
def test_hours_are_a_block_with_a_last_day():
    owner = seller()
    deal = bought(on_sale(owner, HELP), owner, quantity=2)
    block = Block.objects.get()
    assert (block.minutes, block.drawn, block.unused) == (1200, 0, "refund")
    assert deal.agreement.ends_on == date(2027, 2, 22)


@pytest.mark.django_db
def test_each_refusal_and_nothing_changed():
    owner = seller()
    package = on_sale(owner, most_open=1)
    house, buyer = make_organisation()
    given = order(package, answers=ANSWERS)
    refuses(OwnPackage, buy_package, owner, **given)
    refuses(Forbidden, buy_package, member_actor(house, Role.FINANCE), **given)
    refuses(AnswerMissing, buy_package, buyer, **given | {"answers": [" "]})
    for change in ({"tier": 5}, {"extras": [7]}, {"quantity": 0}):
        refuses(Invalid, buy_package, buyer, **given | change)
    refuses(PackageChanged, buy_package, buyer, **given | {"version_hash": "0" * 64})
    draft = do(save_package, owner, content=LOGO)
    refuses(NotFound, buy_package, buyer, **given | {"package_id": draft.pk})
    do(buy_package, buyer, **given)
    assert refuses(OutOfCapacity, buy_package, buyer, **given).params == {"most": 1}
    do(pause_package, owner, package_id=package.pk)
    refuses(NotForSale, buy_package, buyer, **given)
    assert PackageOrder.objects.count() == 1


@pytest.mark.django_db
def test_a_replay_buys_once():
    owner = seller()
    package = on_sale(owner)
    _, buyer = make_organisation()
    replays(buy_package, buyer, **order(package, answers=ANSWERS))
    assert PackageOrder.objects.count() == 1


@pytest.mark.django_db
def test_a_stale_page_is_told_what_changed():
    owner = seller()
    package = on_sale(owner)
    _, buyer = make_organisation()
    given = order(package, answers=ANSWERS)
    dearer = replace(LOGO, tiers=(replace(LOGO.tiers[0], price_minor=25_000), LOGO.tiers[1]))
    do(save_package, owner, package_id=package.pk, content=dearer)
    do(publish_package, owner, package_id=package.pk)
    with nothing_changes(), pytest.raises(PackageChanged):
        do(buy_package, buyer, **given)
    assert changed_since(buyer, package.pk, given["version_hash"]) == ("prices", "tiers")


def test_two_buyers_of_the_last_place(committed_db):
    owner = seller()
    package = on_sale(owner, most_open=1)
    given = order(package, answers=ANSWERS)
    buyers = [make_organisation()[1] for _ in range(3)]
    found = race(*(performing(buy_package, buyer, NOW, **given) for buyer in buyers))
    assert sorted(type(one).__name__ for one in found) == ["Agreement", "OutOfCapacity", "OutOfCapacity"]
    assert PackageOrder.objects.count() == 1
    sound()


def test_a_package_published_anew_while_it_is_bought(committed_db):
    owner = seller()
    package = on_sale(owner)
    given = order(package, answers=ANSWERS)
    do(save_package, owner, package_id=package.pk, content=replace(LOGO, line="Other."))
    _, buyer = make_organisation()
    found = race(
        performing(publish_package, owner, NOW, package_id=package.pk),
        performing(buy_package, buyer, NOW, **given),
    )
    assert isinstance(found[0], Package)
    if isinstance(found[1], PackageChanged):
        assert not PackageOrder.objects.exists()
    else:
        assert PackageOrder.objects.get().version.hash == given["version_hash"]
