"""Templates of one's own: what a contract leaves in one, and that nothing of the other party is in it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses.chosen import Chosen, own_words, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.content import Content, MilestoneDraft, Party
from anyshore.contracts.rules.defaults import defaults
from anyshore.contracts.rules.lines import Duty, Lines, TimeLine
from anyshore.contracts.rules.outlines import Amounts, Outline, aged, checked_outline, outline_of, renewed
from anyshore.contracts.rules.priced import DatedLine, Every, UnitLine
from anyshore.contracts.rules.templates import TEMPLATES
from anyshore.kit.errors import Invalid

NAMES = ("Lingua Vistula", "Zofia Nowak")
TEXT = Language.EN


def clause(key: str, **values: object) -> Chosen:
    one = usual(key, TEXT)
    return replace(one, values={**one.values, **values})


def content() -> Content:
    """A contract in which the other party stands wherever it can."""
    named = "as Lingua Vistula and ZOFIA NOWAK agreed"
    terms = replace(
        defaults("project"), end_on=date(2027, 3, 1), unforeseen_text=f"Talk {named}.", exit_items=(named,)
    )
    clauses = (
        clause("liability_cap", floor_minor=7_777_700),
        clause("key_people", people=[["Zofia Nowak", "Lead"]]),
        clause("retained_organisation", roles=[["Owner", 1, f"Answers {named}"]]),
        clause("master_agreement", statements=[["Wave one", "2027-01-01", 5_555_500]]),
        clause("subcontracting", agreed=["Zofia Nowak"]),
        own_words("What Lingua Vistula brings", f"Two desks, {named}."),
    )
    return Content(
        agreement_id=uuid4(), number=1001, version=1, client=Party(uuid4(), "Bakkerij Pels", "NL"),
        provider=Party(uuid4(), "Lingua Vistula", "PL"), title="Texts by Lingua Vistula", brief="b", offer="o",
        category="translation", unit="project", currency="EUR",
        milestones=(MilestoneDraft(f"Part {named}", 4_444_400, date(2027, 2, 1), (f"Read {named}",)),),
        terms=terms, fee_bps=0, rail="sandbox",
        lines=Lines(
            starts_on=date(2027, 1, 4),
            time=(TimeLine(role="Editor", rate_minor=3_333, cap_minutes=600, person="Zofia Nowak"),),
            duties=(Duty(what=f"Report {named}"),),
            units=(UnitLine(name=f"Texts {named}", unit="word", rate_parts=6_666_000, expected=1, most=9),),
            dated=(DatedLine(what=f"Licence {named}", amount_minor=8_888, first_on=date(2027, 2, 1), every=Every.MONTH),),
        ),
        clauses=clauses,
    )  # fmt: skip


def test_no_name_no_day_and_no_amount_of_the_other_party_is_kept():
    kept = outline_of(content(), names=NAMES, amounts=Amounts.DROP)
    said = json.dumps(kept.to_json(), ensure_ascii=False).casefold()
    for hidden in (*NAMES, "4444400", "3333", "7777700", "5555500", "8888", "2027"):
        assert hidden.casefold() not in said, hidden
    assert (kept.parts[0].amount_minor, kept.time[0].rate_minor, kept.time[0].person) == (0, 0, "")
    assert (kept.dated[0].every, kept.dated[0].first_on, kept.dated[0].amount_minor) == (Every.MONTH, None, 0)
    assert [one.key for one in kept.clauses] == [one.key for one in content().clauses]
    assert Outline.from_json(json.loads(json.dumps(kept.to_json()))) == kept


def test_amounts_are_kept_where_the_author_says_so_and_names_never():
    kept = outline_of(content(), names=NAMES, amounts=Amounts.KEEP)
    assert (kept.parts[0].amount_minor, kept.time[0].rate_minor) == (4_444_400, 3_333)
    assert kept.dated[0].amount_minor == 8_888
    assert next(one for one in kept.clauses if one.key == "liability_cap").values["floor_minor"] == 7_777_700
    said = json.dumps(kept.to_json(), ensure_ascii=False).casefold()
    assert all(name.casefold() not in said for name in NAMES)


@given(st.text(min_size=1, max_size=12).filter(lambda one: one.strip() and "…" not in one), st.text(max_size=40))
def test_a_name_is_found_wherever_it_stands(name, around):
    changed = replace(content(), title=f"{around}{name}", milestones=())
    kept = outline_of(changed, names=[name], amounts=Amounts.DROP)
    assert re.search(re.escape(name), kept.name, re.IGNORECASE) is None


def test_an_older_clause_is_renewed_and_one_out_of_use_is_left_out():
    old = next(key for key, one in LIBRARY.items() if len(one.versions) > 1)
    first = LIBRARY[old].versions[0]
    before = Chosen(old, 1, first.defaults(TEXT))
    own = {"number": 1, "params": {}, "en": {"heading": "Colours", "says": "", "text": "Few."}}
    mine, gone = Chosen("o-1", 1, {}, own), Chosen("o-2", 1, {}, own)
    newer = Chosen("o-1", 2, {}, {**own, "number": 2})
    current = usual("force_majeure", TEXT)
    chosen = (before, mine, gone, current, own_words("A", "B"))
    found = aged(chosen, {"o-1": newer}, TEXT)
    assert [(one.clause.key, one.newer.number if one.newer else None) for one in found] == [
        (old, LIBRARY[old].newest.number), ("o-1", 2), ("o-2", None),
    ]  # fmt: skip
    assert [one.key for one in renewed(chosen, found)] == [old, "o-1", "force_majeure", "own"]


def test_levels_of_an_older_version_are_met_at_their_target_or_above_in_the_newest():
    third = LIBRARY["service_levels"].versions[2]
    row = ["answered the same day", 9_500, 9_000, 10_000, "entered", "activity"]
    before = Chosen("service_levels", 3, {**third.defaults(TEXT), "levels": [row]})
    ((newer,)) = renewed((before,), aged((before,), {}, TEXT))
    assert newer.number > 3
    assert newer.values["levels"] == [[*row, "more"]]


@pytest.mark.parametrize("shipped", TEMPLATES, ids=lambda one: one.key)
def test_every_shipped_template_can_be_kept_as_ones_own(shipped):
    made = Outline(
        name=shipped.key,
        unit=str(shipped.unit),
        currency="EUR",
        terms=defaults(shipped.unit),
        clauses=shipped.chosen(TEXT),
    )
    assert checked_outline(made).clauses == made.clauses
    assert aged(made.clauses, {}, TEXT) == ()


def test_what_no_template_may_have():
    good = Outline(name="Ours", unit="project", currency="EUR", terms=defaults("project"))
    for field, wrong in (
        ("title", replace(good, name=" ")),
        ("name", replace(good, name="x" * 121)),
        ("unit", replace(good, unit="house")),
        ("note", replace(good, note="x" * 501)),
        ("clauses", replace(good, clauses=(usual("audit", TEXT),) * 2)),
    ):
        with pytest.raises(Invalid) as caught:
            checked_outline(wrong)
        assert caught.value.params["field"] == field
