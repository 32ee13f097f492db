"""ask_about_package: one thread for each pair, before anything is bought."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.ask_about_package import ask_about_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.rules.orders import OwnPackage
from anyshore.conversations.models import Message, Thread
from anyshore.conversations.queries import threads_about
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.catalogue.packages import LOGO, on_sale, seller
from tests.factories import do, make_organisation, member_actor


@pytest.mark.django_db
def test_two_questions_stand_in_one_thread_that_only_both_read():
    owner = seller()
    made = on_sale(owner)
    _, buyer = make_organisation(name="Bakkerij Pels")
    do(ask_about_package, buyer, package_id=made.pk, body="Do you draw by hand?")
    do(ask_about_package, buyer, package_id=made.pk, body="And by when?")
    (thread,) = threads_about(owner, ("package", made.pk))
    assert (thread.with_whom, thread.last_words) == ("Bakkerij Pels", "And by when?")
    assert threads_about(make_organisation()[1], ("package", made.pk)) == []


@pytest.mark.django_db
def test_refused_and_nothing_is_written():
    owner = seller()
    made, draft = on_sale(owner), do(save_package, owner, content=LOGO)
    house, buyer = make_organisation()
    with pytest.raises(OwnPackage):
        do(ask_about_package, owner, package_id=made.pk, body="Hello?")
    with pytest.raises(Forbidden):
        do(ask_about_package, member_actor(house, Role.VIEWER), package_id=made.pk, body="Hello?")
    with pytest.raises(NotFound):
        do(ask_about_package, buyer, package_id=draft.pk, body="Hello?")
    with pytest.raises(Invalid):
        do(ask_about_package, buyer, package_id=made.pk, body=" ")
    assert not Thread.objects.exists()
    assert not Message.objects.exists()
