"""Every component renders, is shown in the gallery, and leaves nothing undefined."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace as Thing

import pytest
from django.template import engines
from django.test import RequestFactory
from jinja2 import UndefinedError
from markupsafe import Markup

from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web import environment as web
from anyshore.web.icons import SHORES, icon

COMPONENTS = sorted(path.stem for path in (web.WEB / "components").glob("*.html"))
TEMPLATES = sorted(web.WEB.rglob("*.html"))


@pytest.fixture(autouse=True)
def november():
    with formats.reading_at(datetime(2026, 11, 24, 9, 24, tzinfo=UTC)):
        yield


@pytest.fixture(scope="module")
def jinja():
    return engines["jinja2"].env


@pytest.fixture(scope="module")
def ui(jinja):
    return jinja.globals["ui"]


def name_of(path: Path) -> str:
    parts = path.relative_to(web.WEB).parts
    return "/".join(parts[2:]) if parts[1] == "templates" else "/".join(parts)


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_every_template_compiles(path, jinja):
    jinja.get_template(name_of(path))


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_one_macro_of_its_files_name_and_says_what_it_is(name, jinja, ui):
    text = (web.WEB / "components" / f"{name}.html").read_text()
    assert text.startswith("{#"), "a component begins with what it is"
    assert callable(getattr(ui, name))
    public = re.findall(r"^{% macro (\w+)", text, re.MULTILINE)
    assert public == [name]


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_used(name):
    used = any(
        f"ui.{name}(" in path.read_text() for path in TEMPLATES if path != web.WEB / "components" / f"{name}.html"
    )
    assert used, f"no page and no component uses ui.{name}"


def test_every_component_a_template_names_exists():
    for path in TEMPLATES:
        for named in re.findall(r"\bui\.(\w+)", re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)):
            assert named in {*COMPONENTS, "name"}, f"{path.name} names ui.{named}"


def test_an_unknown_component_is_an_error(ui):
    with pytest.raises(AttributeError):
        getattr(ui, "nothing_of_that_name")  # noqa: B009 - the look-up is what is tested


def test_what_is_missing_fails_instead_of_showing_nothing(jinja):
    with pytest.raises(UndefinedError):
        jinja.from_string("{{ missing }}").render()
    with pytest.raises(UndefinedError):
        jinja.from_string("{{ ui.clock(thing) }}").render(thing=Thing())


def test_what_people_wrote_is_escaped_everywhere(ui):
    evil = "<script>alert('x')</script>\""
    for made in (
        ui.button(evil), ui.button(evil, href=evil), ui.state(evil), ui.tag(evil, href=evil), ui.person(evil, evil),
        ui.avatar(evil), ui.shore("onshore", evil), ui.facts([(evil, evil, evil)]), ui.pairs([(evil, evil)]),
        ui.notice(evil), ui.empty(evil, evil), ui.signature(evil), ui.silence(evil), ui.steps([(evil, evil)], 2),
        ui.crumbs([(evil, evil)]), ui.tabs([(evil, evil, True)], evil), ui.menu(evil, [(evil, evil, "check")]),
        ui.search(evil, evil, evil), ui.toast(evil), ui.checklist([(evil, evil, "", "", evil)]), ui.figure(evil, evil),
        ui.page_head(evil, evil), ui.ladder([(evil, evil, evil)]), ui.mistakes([("a", evil), ("", evil)]),
        ui.files([Thing(name=evil, size=1, href=evil, sha256=evil)], hashes=True), ui.reasons([(evil, True)]),
    ):  # fmt: skip
        assert "<script" not in made
        assert "alert('x')" not in made


def test_money_in_a_button_keeps_its_markup(jinja):
    made = jinja.from_string("{{ ui.button(_('Release %(sum)s', sum=sum|money)) }}").render(
        sum=Money(1_270_000, "EUR")
    )
    assert '<data class="money" value="12700.00 EUR">' in made


def test_the_first_button_of_a_queue_is_the_primary_one(ui):
    item = {"icon": "scale", "title": "T", "href": "/x/", "note": "", "silence": "it lapses.", "clock": None,
            "stake": Money(1, "EUR"), "stake_note": "", "button": "Compare"}  # fmt: skip
    made = ui.queue([Thing(**item), Thing(**item)])
    assert made.count("button--primary") == 1
    assert made.index("button--primary") < made.rindex("button")
    assert "If you do nothing" in made


@pytest.mark.parametrize(
    ("total", "used", "state", "cells", "filled"),
    [
        (5, 1, "", 5, 1),
        (10, 2, "", 10, 2),
        (10, 10, "", 10, 10),
        (5, 5, "late", 5, 5),
        (30, 15, "", 12, 6),
        (1, 0, "", 1, 0),
    ],
)
def test_a_clock_draws_its_days(ui, total, used, state, cells, filled):
    due = datetime(2026, 12, 3, 16, tzinfo=UTC)
    made = ui.clock(Thing(total=total, used=used, due_at=due, state=state, note=""))
    assert made.count("<rect") == cells
    assert made.count("clock__cell--used") == filled
    assert ("Ended" in made) == (state == "late")


def test_the_ledger_effect_adds_up(ui):
    rows = [Thing(account="Held", change=Money(-100, "EUR"), after=Money(0, "EUR")),
            Thing(account="You", change=Money(100, "EUR"), after=None)]  # fmt: skip
    made = ui.ledger_effect(rows, "EUR")
    assert "−1.00" in made
    assert "+1.00" in made
    assert ">0.00</td>" in made


def test_money_by_texture(ui):
    made = ui.money_bar(Money(50, "EUR"), Money(30, "EUR"), Money(20, "EUR"))
    assert 'aria-label="Released 50 %, Held 30 %, Not yet funded 20 %"' in made
    assert ui.money_bar(Money(0, "EUR"), Money(0, "EUR"), Money(0, "EUR"))


def test_the_lifeline_stays_in_its_frame(ui):
    line = Thing(starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 1), today=date(2027, 1, 1), months=[], marks=[], changes=[],
                 review=None, warranty=None)  # fmt: skip
    for x in re.findall(r'x="([\d.]+)%"', ui.lifeline(line, [])):
        assert 0 <= float(x) <= 100


@pytest.mark.parametrize("name", SHORES)
def test_shores_are_drawn_by_us(name):
    assert "<path" in icon(name)


def test_icons_carry_no_style_of_their_own():
    assert isinstance(icon("check"), Markup)
    assert "stroke=" not in icon("check")
    assert 'aria-hidden="true"' in icon("check")


def test_hidden_inputs_carry_protection_and_key(jinja):
    request = RequestFactory().get("/")
    made = jinja.globals["hidden_inputs"](request)
    assert 'name="csrfmiddlewaretoken"' in made
    assert re.search(r'name="_key" value="[0-9a-f-]{36}"', made)
    assert 'value="same-key-again"' in jinja.globals["hidden_inputs"](request, "same-key-again")


def test_this_page_with_another_query(jinja):
    here = jinja.globals["here"]
    request = RequestFactory().get("/requests/?category=logo&before=abc")
    assert here(request, before=None) == "/requests/?category=logo"
    assert here(request, category="seo", before=None) == "/requests/?category=seo"
    assert here(request, category=None, before=None) == "/requests/"


def test_no_stylesheet_or_script_of_others_is_committed():
    for path in (web.WEB / "static").rglob("*"):
        if path.is_file():
            assert path.suffix in {".css", ".js", ".svg"}
            text = path.read_text()
            assert not re.search(r"https?://(?!www\.w3\.org)", text)
            assert "@import" not in text


def test_layout_is_logical_so_that_it_turns():
    physical = re.compile(
        r"(?<![\w-])(margin|padding|border)-(left|right|top|bottom)\s*:|(?<![\w-])(left|right|top|bottom)\s*:|text-align:\s*(left|right)|float:"
    )
    for path in (web.WEB / "static").rglob("*.css"):
        assert not physical.search(path.read_text()), path.name
