"""put_on_shelf: one content is the offer that stands; what must be agreed to first is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.catalogue.actions.put_on_shelf import put_on_shelf
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import Package
from anyshore.catalogue.rules.held import PackageUnapproved
from anyshore.kit.errors import Invalid, NotFound
from tests.catalogue.held import ruling
from tests.catalogue.packages import LOGO, seller
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_this_content_and_the_draft_stays_another():
    owner = seller()
    made = do(save_package, owner, content=LOGO)
    said = replace(LOGO, title="A logo in two weeks")
    do(put_on_shelf, owner, package_id=made.pk, content=said)
    found = Package.objects.get(pk=made.pk)
    assert (found.version, found.title, found.draft["title"]) == (1, said.title, LOGO.title)
    do(put_on_shelf, owner, package_id=made.pk, content=said)
    assert Package.objects.get(pk=made.pk).version == 1


def test_what_lacks_something_or_must_be_agreed_to_is_refused():
    here = ruling()
    made = do(save_package, here.asker, content=LOGO)
    for content, refusal in ((replace(LOGO, words="Short"), Invalid), (LOGO, PackageUnapproved)):
        with pytest.raises(refusal):
            do(put_on_shelf, here.asker, package_id=made.pk, content=content)
    with pytest.raises(NotFound):
        do(put_on_shelf, seller(), package_id=made.pk, content=LOGO)
    assert Package.objects.get(pk=made.pk).version == 0
