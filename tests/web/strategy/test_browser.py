"""A browser's way through deciding: a file with one bad row, corrected, imported, rated, and seen in the matrix."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress

from anyshore.parties.models import User
from anyshore.strategy.models import Activity, Rating
from tests.factories import make_organisation, make_person
from tests.web.browser import PASSWORD, WITH_SCRIPTS_OR_NOT, assert_sound, enter, overflow, sign_in, violations

pytestmark = pytest.mark.django_db(transaction=True)

FILE = """Code;Name;Part of;Level;Volume;Unit;Cost 1 kind;Cost 1 people;Cost 1 amount
FIN;Finance;;department;;;;;
AP;Accounts payable;FIN;;27.400;invoices;people;2,6;{amount}
"""


@pytest.fixture
def marit(db):
    person = make_person(name="Marit de Boer", email="marit@example.org")
    make_organisation(name="Tolhuis Lighting", owner=person, provides=False)
    user = User.objects.get(pk=person.pk)
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def upload(page, text: str) -> None:
    page.goto("/decide/import/")
    page.set_input_files("#f-file", {"name": "inventory.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")})
    page.get_by_label("With a comma").check()
    page.get_by_role("button", name="Show what it would do").click()
    page.wait_for_selector("h1:has-text('What the file would do')")


@WITH_SCRIPTS_OR_NOT
def test_a_file_with_a_bad_row_is_corrected_imported_and_ends_in_the_matrix(visit, marit, scripts):
    visit.expected = ("422",)
    page = visit.page(width=360, scripts=scripts)
    sign_in(page, marit.email)
    assert page.get_by_role("navigation", name="Stages").get_by_role("link", name="Decide").count() == 0
    page.goto("/requests/mine/")
    page.get_by_role("link", name="Decide first").click()
    page.get_by_role("link", name="import it").click()

    upload(page, FILE.format(amount="many"))
    row = page.get_by_role("row").filter(has_text="Cost 1 amount")
    assert row.get_by_role("rowheader").inner_text() == "3"
    assert "Write a number, like 1250,50." in row.inner_text()
    assert not Activity.objects.exists()
    if scripts:
        assert violations(page) == []

    upload(page, FILE.format(amount="148.200"))
    page.get_by_role("button", name="Import 2 new and 0 changed").click()
    page.wait_for_url("**/decide/")
    page.get_by_role("navigation", name="Stages").get_by_role("link", name="Decide").wait_for()
    page.get_by_role("link", name="Accounts payable").click()
    assert "27,400 invoices a year, worked by 2.6 people" in page.locator(".lede").inner_text()

    for place in (0, 1):
        page.get_by_role("link", name="Answer six questions").first.click()
        for fieldset in page.locator("form.form fieldset").all():
            fieldset.locator(f"input[value='{1 + place}']").check()
        page.get_by_role("button", name="Save my answers").click()
        page.wait_for_url("**/activities/*/")
    assert Rating.objects.count() == 2

    page.goto("/decide/matrix/")
    dot = page.get_by_role("link", name="Accounts payable: Share or outsource")
    if scripts:
        assert violations(page) == []
        assert overflow(page) <= 0
    dot.click()
    page.wait_for_url("**/activities/*/")


@pytest.mark.long
def test_every_page_of_deciding_is_sound(visit, marit):
    page = visit.page()
    sign_in(page, marit.email)
    page.goto("/decide/new/")
    page.fill("#f-name", "ضمان الجودة")
    page.fill("#f-cost", "148200.50")
    page.fill("#f-volume", "27,400 invoices")
    page.get_by_role("button", name="Add the activity").click()
    page.wait_for_url("**/activities/*/")
    here = page.url.removeprefix(visit.base)
    prepare = lambda reader: enter(reader, visit.base, marit.pk)  # noqa: E731 - because it is one call
    assert_sound(visit, "/decide/", "/decide/new/", "/decide/matrix/", "/decide/import/", here, prepare=prepare)
    parts = ("edit/", "owner/", "move/", "archive/", "costs/", "measures/", "capacity/", "rate/importance/")
    assert_sound(visit, *(here + part for part in parts), widths=(360,), prepare=prepare)
