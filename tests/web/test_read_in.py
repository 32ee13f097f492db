"""What came from lists and from the demo in English is read in the reader's language; numbers as written there."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from anyshore.contracts.rules.sheet import read_tasks
from anyshore.delivery.rules.weeks import week_name, week_text
from anyshore.demo.world import LOGINS
from anyshore.kit.money import NotAnAmount
from anyshore.kit.workdays import calendar_of, holiday_name, public_holidays
from anyshore.plumbing.locales import reading_in
from anyshore.web.accounts.logins import NOTES
from anyshore.web.batches.rows import read_sum
from anyshore.web.batches.words import BAD

CHRISTMAS = date(2026, 12, 25)


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("DE", "de", "Erster Weihnachtstag"),
        ("ES", "es", "Natividad del Señor"),
        ("FR", "fr", "Noël"),
        ("FR", "de", "Christmas Day"),
        ("DE", "en", "Christmas Day"),
        ("GB", "en", "Christmas Day"),
    ],
)
def test_a_holiday_has_its_name_in_a_language_of_its_country_else_in_english(country, language, name):
    where = calendar_of(country, "Europe/Berlin")
    assert holiday_name(CHRISTMAS, where, language) == name
    assert holiday_name(date(2026, 12, 17), where, language) == ""
    assert set(public_holidays(country, 2026, "", language)) == set(public_holidays(country, 2026))


@pytest.mark.django_db
def test_holidays_that_differ_are_named_in_the_readers_language():
    path = f"{reverse('tools:hours')}?zone_1=Europe/Berlin&zone_2=Asia/Kolkata"
    client = Client(headers={"accept-language": "de"})
    page = client.get(path).content.decode()
    assert {"Karfreitag", "Himmelfahrt", "Ostermontag", "Christi Himmelfahrt"} & set(
        re.findall(r">([^<>]+)</td>", page)
    )
    assert "Ascension Day" not in page


@pytest.mark.django_db(transaction=True)
def test_the_figures_of_a_year_stay_in_their_cells_in_german(visit):
    page = visit.page(width=360, locale="de-DE")
    page.goto("/tools/hours/?zone_1=Europe/Berlin&zone_2=Asia/Kolkata")
    cells = page.locator("#year td")
    assert "beide arbeiten" in page.locator("#year").inner_html()
    assert cells.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length") == 0


@pytest.mark.django_db
def test_the_notes_beside_the_demo_logins_are_translated(settings, tmp_path):
    assert {one.note for one in LOGINS} == set(NOTES)
    settings.ANYSHORE_DATA = tmp_path
    rows = [
        {"name": one.name, "role": one.role, "note": one.note, "email": "m@x.example", "password": "p"}
        for one in LOGINS
    ]
    (tmp_path / "demo-logins.json").write_text(json.dumps([*rows, {**rows[0], "note": "Another world"}]))
    page = Client(headers={"accept-language": "de"}).get(reverse("account_login")).content.decode()
    assert "Betreibt diesen Markt" in page
    assert "Runs this market" not in page
    assert "Another world" in page


@pytest.mark.parametrize(
    ("locale", "hint", "written"),
    [
        ("en", "120.00", "1,200.50"),
        ("de", "120,00", "1.200,50"),
        ("fr", "120,00", "1 200,50"),
        ("de-CH", "120.00", "1’200.50"),
    ],
)
def test_a_sum_in_a_list_is_read_as_the_hint_writes_it(locale, hint, written):
    with reading_in(locale):
        assert hint in str(BAD["most"])
        assert read_sum(hint, "EUR").minor == 12_000
        assert read_sum(written, "EUR").minor == 120_050
        assert read_sum("120.5", "EUR").minor == 12_050
        read = read_tasks(f"A film;;;;{written}\nA song;;;;-5", "EUR", read_sum)
    assert read.tasks[0].most_minor == 120_050
    assert [(one.column, one.reason) for one in read.bad] == [("most", "unfit")]


def test_a_sum_that_may_be_two_is_refused():
    with reading_in("de"), pytest.raises(NotAnAmount):
        read_sum("1.250", "KWD")


def test_the_name_of_a_week_does_not_break():
    week = date(2026, 11, 23)
    assert (week_name(week), week_text(week)) == ("2026-W48", "2026\N{NON-BREAKING HYPHEN}W48")
