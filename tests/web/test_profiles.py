"""One's own profile as its page shows it: what it lacks, and the button once it lacks nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import Profile
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation
from tests.web.contracts.scenes import browser, post, text

pytestmark = pytest.mark.django_db


def test_a_profile_says_what_it_lacks_and_is_published_once_it_lacks_nothing():
    made, actor = make_organisation(provides=True)
    reader, path = browser(actor), f"/providers/{made.slug}/"
    lacking = {
        "at least one skill": replace(GOOD, skills=()),
        "some words about you": replace(GOOD, about="Short."),
    }
    for words, details in lacking.items():
        do(save_profile, actor, details=details)
        page = text(reader.get(path))
        assert [one in page for one in lacking] == [one == words for one in lacking]
        assert "Publish the profile" not in page
        assert post(reader, "/providers/mine/publish/").status_code == 422
    do(save_profile, actor, details=GOOD)
    page = text(reader.get(path))
    assert "Before it can be published" not in page
    assert "Publish the profile" in page
    assert post(reader, "/providers/mine/publish/").status_code == 303
    assert Profile.objects.get().published_at is not None
    assert "Publish the profile" not in text(reader.get(path))
