"""Any two versions of a contract beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.web.contracts import comparing
from anyshore.web.contracts.comparing import pieces
from tests.factories import do, make_organisation
from tests.web.browser import keep, overflow, sign_in, violations
from tests.web.contracts.scenes import browser, known, now, offered, text

pytestmark = pytest.mark.django_db


def countered():
    """An offer with three versions: the provider's price, then the client's words."""
    scene = offered()
    for actor, amount, brief in (
        (scene.provider, 90_000, "A logo."),
        (scene.client, 80_000, "A logo with a bicycle."),
    ):
        given = {"milestones": [MilestoneDraft("All of it", amount)], "title": scene.agreement.title, "brief": brief}
        do(counter_offer, actor, now(), agreement_id=scene.agreement.pk, version_hash=scene.hash(), **given)
    return scene


def test_any_two_versions_are_compared_in_one_column_and_in_two():
    scene = countered()
    path = f"{scene.path}versions/"
    for actor in (scene.client, scene.provider):
        reader = browser(actor)
        assert f'href="{path}"' in text(reader.get(scene.path))
        page = text(reader.get(path))
        assert "Version 2 beside version 3" in page
        assert "A logo<ins> with a bicycle</ins>." in page
        assert "900.00</del><ins>800.00</ins>" in page
        page = text(reader.get(f"{path}?from=1&to=3&view=beside"))
        assert "Version 1 beside version 3" in page
        assert '<option value="1" selected>' in page
        assert 'data-label="Version 1"' in page
        assert "<del>" not in page
        assert "Nothing differs" not in page
    assert "one and the same version" in text(reader.get(f"{path}?from=2&to=2"))
    backwards = text(reader.get(f"{path}?from=3&to=1"))
    assert "Version 3 beside version 1" in backwards


@pytest.mark.parametrize("said", ["from=0&to=9", "from=x&to=-1", "from=99999999999&to=\u0663", "from=&to="])
def test_what_the_address_says_wrong_is_read_as_the_newest_two(said):
    scene = countered()
    assert "Version 2 beside version 3" in text(browser(scene.client).get(f"{scene.path}versions/?{said}"))


def test_a_first_version_says_that_there_is_nothing_to_compare_and_a_stranger_sees_nothing():
    scene = offered()
    assert "one version so far" in text(browser(scene.client).get(f"{scene.path}versions/"))
    assert browser(make_organisation()[1]).get(f"{scene.path}versions/").status_code == 404


def test_a_version_alone_names_who_signed_it():
    scene = countered()
    reader = browser(scene.client)
    first = text(reader.get(f"{scene.path}versions/1/"))
    assert "This is an earlier version" in first
    assert "Femke Pels" in first.partition('id="text"')[2]
    second = text(reader.get(f"{scene.path}versions/2/"))
    assert "Asha Kulkarni" in second.partition('id="text"')[2]
    assert f'{scene.path}versions/?from=2"' in second


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_are_both_texts(was, new):
    found = list(pieces(was, new))
    assert "".join(text for text, kind in found if kind != "new") == was
    assert "".join(text for text, kind in found if kind != "gone") == new


@given(st.text("ab .;\n", max_size=80), st.text("ab .;\n", max_size=80))
def test_the_pieces_of_long_texts_are_both_texts_too(was, new):
    before, comparing.MOST_PAIRS = comparing.MOST_PAIRS, 4
    try:
        test_the_pieces_are_both_texts.hypothesis.inner_test(was, new)
    finally:
        comparing.MOST_PAIRS = before


def test_one_word_in_a_long_text_is_one_word():
    long = "The provider keeps the ledger current. " * 400
    found = list(pieces(long + "Five days. " + long, long + "Ten days. " + long))
    assert [piece for piece in found if piece[1] != "same"] == [("Five", "gone"), ("Ten", "new")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("view", ["inline", "beside"])
def test_the_comparison_is_sound_at_every_width(visit, view):
    scene = countered()
    email = known(scene.client)
    path = f"{scene.path}versions/?from=1&to=3&view={view}"
    for width, dark in ((360, True), (1440, False)):
        page = visit.page(width=width, dark=dark, scripts=False)
        sign_in(page, email)
        page.goto(path)
        assert overflow(page) <= 0
        keep(page, f"versions-{view}-{width}")
        page.context.close()
    page = visit.page(width=768)
    sign_in(page, email)
    page.goto(path)
    assert violations(page) == []
