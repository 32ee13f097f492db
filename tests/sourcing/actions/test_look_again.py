"""A kept search looks again: each thing is told once, by mail, with the link that stops it."""

from datetime import timedelta

import pytest

from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.models import Mail
from anyshore.sourcing.actions.look_again import look_again
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.save_search import save_search
from anyshore.sourcing.models import SavedSearch
from tests.catalogue.actions.test_save_profile import GOOD
from tests.catalogue.packages import LOGO, seller
from tests.factories import NOW, do
from tests.sourcing.actions.test_save_search import GIVEN
from tests.sourcing.world import client, provider, wanted
from tests.worker import run_jobs

SOON = NOW + timedelta(minutes=20)


def mails() -> list[Mail]:
    run_jobs()
    return list(Mail.objects.filter(subject__contains="new:").order_by("id"))


@pytest.mark.django_db(transaction=True)
def test_what_is_new_is_mailed_once(clone):
    do(save_search, provider(), **{**GIVEN, "every": "hour"})
    do(post_request, client(), SOON, terms=wanted())
    do(post_request, client(), SOON, terms=wanted(title="Translation of a manual into German"))
    run_due(NOW + timedelta(hours=5))
    assert len(found := mails()) == 1
    assert found[0].subject == "1 new: Logos"
    assert "Logo for a bakery" in found[0].body
    assert "Translation" not in found[0].body
    assert found[0].headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert found[0].headers["List-Unsubscribe"].strip("<>") in found[0].body
    assert SavedSearch.objects.get().looked_at == NOW + timedelta(hours=5)


@pytest.mark.django_db(transaction=True)
def test_own_requests_and_those_of_others_by_invitation_are_not_told(clone):
    both = client()
    do(save_search, both, **{**GIVEN, "every": "hour"})
    do(post_request, both, SOON, terms=wanted())
    do(post_request, client(), SOON, terms=wanted(visibility="invited"))
    run_due(NOW + timedelta(hours=2))
    assert mails() == []


@pytest.mark.django_db(transaction=True)
def test_providers_are_found_too(clone):
    do(save_search, client(), **{**GIVEN, "among": "providers", "query": "", "every": "week"})
    maker = provider()
    do(save_profile, maker, SOON, details=GOOD)
    do(publish_profile, maker, SOON)
    run_due(NOW + timedelta(days=8))
    assert [mail.subject for mail in mails()] == ["1 new: Logos"]


@pytest.mark.django_db
def test_only_the_clock_looks():
    actor = provider()
    found = do(save_search, actor, **GIVEN)
    with pytest.raises(Forbidden):
        do(look_again, actor, search_id=found.id)
    assert SavedSearch.objects.get().looked_at == NOW


@pytest.mark.django_db(transaction=True)
def test_packages_are_found_too_each_once(clone):
    do(
        save_search,
        client(),
        **{**GIVEN, "among": "packages", "query": "kind=service&price=300&currency=EUR", "every": "hour"},
    )
    owner = seller()
    made = do(save_package, owner, SOON, content=LOGO)
    do(publish_package, owner, SOON, package_id=made.pk)
    run_due(NOW + timedelta(hours=5))
    do(publish_package, owner, NOW + timedelta(hours=6), package_id=made.pk)
    run_due(NOW + timedelta(hours=9))
    found = mails()
    assert [mail.subject for mail in found] == ["1 new: Logos"]
    assert f"/packages/{made.slug}/" in found[0].body
