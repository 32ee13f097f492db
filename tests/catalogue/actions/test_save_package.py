"""save_package: a draft is what its owner writes; what is on sale stays as it was published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.catalogue.actions.retire_package import retire_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import Package
from anyshore.catalogue.queries.packages import package_draft, package_view
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing import files
from tests.catalogue.packages import LOGO, THEME, on_sale, seller
from tests.factories import NOW, do, make_organisation, member_actor


@pytest.mark.django_db
def test_the_draft_changes_and_the_offer_stands():
    owner = seller()
    made = on_sale(owner)
    do(save_package, owner, package_id=made.pk, content=replace(LOGO, title="Another title"), most_open=2)
    _, stranger = make_organisation()
    assert package_view(stranger, made.slug).content.title == "A logo in a week"
    assert package_view(owner, made.slug).unpublished
    assert package_draft(owner, made.slug)[1].title == "Another title"


@pytest.mark.django_db
def test_files_stand_behind_those_that_are_kept(settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path
    owner = seller()

    def stored(name: str) -> object:
        return files.store(SimpleUploadedFile(name, name.encode()), uploaded_by=owner.person_id, at=NOW).id

    one, two = stored("a.zip"), stored("b.zip")
    made = do(save_package, owner, content=THEME, file_ids=[one])
    first = package_draft(owner, made.slug)[1]
    do(save_package, owner, package_id=made.pk, content=first, file_ids=[two])
    both = package_draft(owner, made.slug)[1]
    assert [file.name for file in both.files] == ["a.zip", "b.zip"]
    do(save_package, owner, package_id=made.pk, content=replace(both, files=both.files[1:]))
    do(save_package, owner, package_id=made.pk, content=package_draft(owner, made.slug)[1], file_ids=[one])
    assert [file.name for file in package_draft(owner, made.slug)[1].files] == ["b.zip", "a.zip"]


@pytest.mark.django_db
def test_refused_and_nothing_is_written():
    _, fresh = make_organisation()
    with pytest.raises(NotFound):
        do(save_package, fresh, content=LOGO)
    owner = seller()
    with pytest.raises(Forbidden):
        do(save_package, member_actor(owner.organisation_id, Role.VIEWER), content=LOGO)
    with pytest.raises(Invalid):
        do(save_package, owner, content=replace(LOGO, title=""))
    assert not Package.objects.exists()
    made = on_sale(owner)
    with pytest.raises(Invalid):
        do(save_package, owner, package_id=made.pk, content=THEME)
    with pytest.raises(Invalid):
        do(save_package, owner, package_id=made.pk, content=LOGO, most_open=0)
    with pytest.raises(Forbidden):
        do(save_package, seller(), package_id=made.pk, content=LOGO)
    do(retire_package, owner, package_id=made.pk)
    with pytest.raises(NotAllowed):
        do(save_package, owner, package_id=made.pk, content=LOGO)
    assert Package.objects.get().draft == LOGO.to_json()
