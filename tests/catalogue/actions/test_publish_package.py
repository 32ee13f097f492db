"""publish_package: versions under a chain of hashes, never edited."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.put_on_shelf import ProfileHiddenNow
from anyshore.catalogue.actions.retire_package import retire_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import Package, PackageVersion
from anyshore.cli import soundness
from anyshore.kit.chains import version_hash
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.parties.rules import Role
from tests.catalogue.packages import LOGO, on_sale, seller
from tests.factories import do, member_actor


@pytest.mark.django_db
def test_each_version_chains_to_the_one_before_and_the_same_is_no_new_one():
    owner = seller()
    made = on_sale(owner)
    do(publish_package, owner, package_id=made.pk)
    assert PackageVersion.objects.count() == 1
    do(save_package, owner, package_id=made.pk, content=replace(LOGO, line="Other."))
    do(publish_package, owner, package_id=made.pk)
    first, second = PackageVersion.objects.order_by("number")
    assert first.hash == version_hash("", first.content)
    assert second.before == first.hash
    assert second.hash == version_hash(first.hash, second.content) == Package.objects.get().hash
    assert (Package.objects.get().from_minor, Package.objects.get().line) == (20_000, "Other.")


EDITS = {
    "content": "UPDATE catalogue_packageversion SET content = jsonb_set(content, '{line}', '\"x\"')",
    "hash": "UPDATE catalogue_packageversion SET hash = repeat('0', 64)",
    "end": "UPDATE catalogue_package SET version = 2",
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("edit", sorted(EDITS))
def test_every_edit_behind_the_verbs_is_found(edit, as_owner):
    package = on_sale(seller())
    assert soundness.version_faults() == []
    as_owner.execute(EDITS[edit].encode())
    what = "end" if edit == "end" else "hash"
    assert f" of package {package.pk} breaks at {what}" in soundness.version_faults()[0]


@pytest.mark.django_db
def test_the_application_cannot_edit_a_version():
    on_sale(seller())
    with pytest.raises(DatabaseError), transaction.atomic():
        PackageVersion.objects.update(hash="")


@pytest.mark.django_db
def test_refused_and_nothing_is_for_sale():
    owner = seller()
    bare = do(save_package, owner, content=replace(LOGO, tiers=()))
    with pytest.raises(Invalid) as refused:
        do(publish_package, owner, package_id=bare.pk)
    assert refused.value.params == {"field": "tiers", "reason": "missing"}
    whole = do(save_package, owner, content=LOGO)
    with pytest.raises(Forbidden):
        do(publish_package, member_actor(owner.organisation_id, Role.MEMBER), package_id=whole.pk)
    do(hide_profile, owner)
    with pytest.raises(ProfileHiddenNow):
        do(publish_package, owner, package_id=whole.pk)
    do(retire_package, owner, package_id=whole.pk)
    with pytest.raises(NotAllowed):
        do(retire_package, owner, package_id=whole.pk)
    assert not PackageVersion.objects.exists()
