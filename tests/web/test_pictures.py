"""Pictures in a portfolio: shown only as what their bytes are, to those who see the profile."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from anyshore.catalogue.actions.add_portfolio_item import add_portfolio_item
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.queries import my_profile
from anyshore.plumbing import files
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import NOW, do, make_organisation
from tests.kit.test_pictures import png

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.fixture
def shown(db, settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path
    _, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    sent = [SimpleUploadedFile("lumo.png", png(320, 240), "text/html"), SimpleUploadedFile("x.png", SVG, "image/png")]
    ids = [files.store(one, uploaded_by=owner.person_id, at=NOW).id for one in sent]
    do(add_portfolio_item, owner, title="Lumo", alt="A half circle of light", file_ids=ids)
    return owner


def test_only_what_is_a_picture_is_shown_as_one(shown):
    do(publish_profile, shown)
    row = my_profile(shown)
    work = row.works[0]
    assert [(one.name, one.width, one.height) for one in work.pictures] == [("lumo.png", 320, 240)]
    assert [one.name for one in work.files] == ["x.png"]
    page = Client().get(f"/providers/{row.organisation.slug}/").content.decode()
    assert 'width="320" height="240" alt="A half circle of light"' in page
    answer = Client().get(f"/files/{work.pictures[0].id}/picture/")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert Client().get(f"/files/{work.files[0].id}/picture/").status_code == 404


def test_a_hidden_profile_shows_its_pictures_to_nobody(shown):
    assert Client().get(f"/files/{my_profile(shown).works[0].pictures[0].id}/picture/").status_code == 404
