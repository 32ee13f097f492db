"""A package that its own people must agree to first: signed, waiting, refused, asked again, published, given up."""

from __future__ import annotations

import pytest

from anyshore.approvals.models import Approval
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import HeldPackage, Package
from tests.catalogue.held import ruling
from tests.catalogue.packages import LOGO, seller
from tests.factories import do
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, now, post, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(db):
    here = ruling()
    made = do(save_package, here.asker, now(), content=LOGO)
    asker = browser(here.asker)
    publish = f"/packages/{made.slug}/publish/"
    page = text(asker.get(publish))
    assert "It is not for sale before your own people agree" in page
    assert "630.00" in page
    done = asker.post(publish, fields_of(page) | {"words": "It covers the cost."})
    assert done.status_code == 303, text(done)
    return here, made, asker, done["Location"]


def answered(person, said: str, words: str = "") -> None:
    path = f"/approvals/{Approval.objects.get(state='asked').id}/"
    fields = fields_of(text(person.get(path))) | {"answer": said, "words": words}
    assert person.post(path, fields).status_code == 303


def test_it_is_signed_waits_and_is_published_once_they_agree(shop):
    here, made, asker, path = shop
    board, buyer = browser(here.people[0]), browser(seller())
    assert path == f"/packages/held/{HeldPackage.objects.get().id}/"
    seen = text(asker.get(path))
    assert "Buyers do not see it yet" in seen
    assert "Buyers see nothing of it meanwhile" in seen
    assert "waits for your own people" in text(asker.get(f"/packages/{made.slug}/"))
    assert "Waits for your own people" in text(asker.get("/packages/mine/"))
    assert LOGO.title in text(board.get("/today/"))
    assert "<span>Three drafts</span>" in text(board.get(path))
    assert buyer.get(path).status_code == 404
    answered(board, "approved")
    assert "It was published as it was signed" in text(asker.get(path))
    assert buyer.get(f"/packages/{made.slug}/").status_code == 200


def test_refused_it_comes_back_is_asked_about_again_and_given_up(shop):
    here, made, asker, path = shop
    for one in here.people:
        answered(browser(one), "declined", "Too cheap by half")
    page = text(asker.get(path))
    assert "Came back to you" in page
    assert "Too cheap by half" in page
    assert asker.post(path, fields_of(page) | {"words": "Look again"}).status_code == 303
    assert Approval.objects.filter(state="asked", words="Look again").exists()
    assert "waits for them" in text(post(asker, f"{path}publish/"))
    assert post(asker, f"{path}drop/").status_code == 303
    assert HeldPackage.objects.get().state == "dropped"
    assert Package.objects.get(pk=made.pk).version == 0
    assert "Publish it" in text(asker.get(f"/packages/{made.slug}/"))
