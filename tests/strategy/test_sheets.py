"""Spreadsheets of an inventory: what is written reads back the same; what is wrong is named by row and column."""

from __future__ import annotations

import contextlib
import io
import string
import tracemalloc
import zipfile
from csv import reader as csv_rows

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from anyshore.kit.errors import Refused
from anyshore.strategy.rules.costs import CostKind, CostLine
from anyshore.strategy.rules.costs import checked as checked_costs
from anyshore.strategy.rules.facts import checked_code
from anyshore.strategy.rules.measures import MeasureKind, MeasureLine
from anyshore.strategy.rules.measures import checked as checked_measures
from anyshore.strategy.rules.sheets import reading
from anyshore.strategy.rules.sheets.columns import Draft
from anyshore.strategy.rules.sheets.parsing import MARKS
from anyshore.strategy.rules.sheets.plan import Plan, Standing, plan
from anyshore.strategy.rules.sheets.refusals import (
    ColumnsTooMany,
    FileTooBig,
    FileUnreadable,
    RowsTooMany,
)
from anyshore.strategy.rules.sheets.writing import table, to_csv, to_xlsx
from anyshore.strategy.rules.texts import line_of_text, lines_of_text
from anyshore.strategy.rules.tree import LEVELS

EUR = Standing(currency="EUR")


def texts(limit: int, least: int = 0) -> st.SearchStrategy[str]:
    """Texts as they are kept, also such as a spreadsheet would take for a formula."""
    letters = st.text(
        st.sampled_from(string.ascii_letters + string.digits + "=+-@'\";,\t é漢ع·") | st.characters(codec="utf-8"),
        max_size=limit,
    )
    return letters.map(lambda text: line_of_text(text, field="x", limit=10_000)).filter(
        lambda text: least <= len(text) <= limit
    )


def is_code(text: str) -> bool:
    try:
        return bool(text) and checked_code(text) == text
    except Refused:
        return False


codes = st.text(string.ascii_letters + string.digits + "-./ _ß", min_size=1, max_size=12).filter(is_code)
plain = st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 999_999)).map(lambda two: f"{two[0]}.{two[1]:06d}")
cost_lines = st.builds(
    CostLine,
    kind=st.sampled_from(list(CostKind)),
    name=texts(40, 1),
    amount_minor=st.integers(0, 10**9),
    currency=st.sampled_from(["EUR", "USD", "JPY", "KWD", "CLF"]),
    rate=st.sampled_from(["1", "0.92", "0.920", "23/25", "150", "0.000001"]),
    fte_milli=st.integers(0, 100_000),
)
measure_lines = st.builds(
    MeasureLine,
    kind=st.sampled_from(list(MeasureKind)),
    name=texts(40, 1),
    value=plain,
    unit=texts(20, 1),
    how=texts(60),
    better=st.sampled_from(["less", "more", "neither"]),
)
months = st.just(()) | st.lists(st.integers(0, 10**12), min_size=12, max_size=12).map(tuple)


@st.composite
def inventories(draw: st.DrawFn) -> list[Draft]:
    """Drafts as an inventory holds them: parents first, every child on a lower level, everything normal."""
    made: list[Draft] = []
    for code in draw(st.lists(codes, max_size=6, unique_by=str.lower)):
        parent = draw(st.none() | st.sampled_from([one for one in made if one.level != "task"] or [None]))
        below = LEVELS[LEVELS.index(parent.level) + 1 :] if parent else LEVELS
        about = draw(st.text(st.characters(codec="utf-8"), max_size=60))
        made.append(
            Draft(
                code=code,
                name=draw(texts(60, 1)),
                part_of=parent.code if parent else "",
                level=draw(st.sampled_from(below)),
                owner=draw(texts(30).filter(lambda text: "@" not in text)),
                volume=draw(st.none() | st.integers(0, 10**12)),
                unit=draw(texts(20)),
                about=lines_of_text(about, field="about", limit=100),
                costs=checked_costs(draw(st.lists(cost_lines, max_size=3)), "EUR"),
                measures=checked_measures(draw(st.lists(measure_lines, max_size=2))),
                needed=draw(months),
                available=draw(months),
            )
        )
    return made


def written(drafts: list[Draft], kind: str, mark: str) -> bytes:
    keys, rows = table(drafts)
    return to_csv(keys, rows, mark) if kind == "csv" else to_xlsx(keys, rows, mark=mark)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drafts=inventories(), kind=st.sampled_from(["csv", "xlsx"]), mark=st.sampled_from(MARKS))
def test_what_is_written_reads_back_the_same(drafts, kind, mark):
    found = plan(reading.read(written(drafts, kind, mark), mark), EUR, mark)
    if not drafts:
        assert [one.refusal.code for one in found.mistakes] == ["sheet_empty"]
        return
    assert found.mistakes == ()
    assert {one.draft.code: one.draft for one in found.new} == {one.code: one for one in drafts}
    standing = Standing(currency="EUR", current={one.code.lower(): one for one in drafts})
    again = plan(reading.read(written(drafts, kind, mark), mark), standing, mark)
    assert again == Plan(unchanged=len(drafts))


@settings(max_examples=40, deadline=None)
@given(drafts=inventories(), mark=st.sampled_from(MARKS))
def test_no_cell_of_an_export_is_a_formula(drafts, mark):
    book = load_workbook(io.BytesIO(written(drafts, "xlsx", mark)))
    assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]
    text = written(drafts, "csv", mark).decode("utf-8-sig")
    for row in csv_rows(io.StringIO(text, newline=""), delimiter=";" if mark == "," else ","):
        assert not [cell for cell in row if cell.startswith(("=", "@", "+"))]


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(str.encode), mark=st.sampled_from(MARKS))
def test_any_bytes_are_planned_or_refused(data, mark):
    with contextlib.suppress(Refused):
        assert isinstance(plan(reading.read(data, mark), EUR, mark), Plan)


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 4000), flip=st.integers(0, 255))
def test_a_damaged_workbook_is_refused_or_read(cut, flip):
    data = bytearray(written([Draft(code="a", name="A", level="task")], "xlsx", "."))
    data[cut % len(data)] = flip
    with contextlib.suppress(Refused):
        plan(reading.read(bytes(data)), EUR)


def csv(text: str, standing: Standing = EUR, mark: str = ".", code: str = "utf-8") -> Plan:
    return plan(reading.read(text.encode(code), mark), standing, mark)


def wrong(found: Plan) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.refusal.code) for one in found.mistakes]


def test_semicolons_a_decimal_comma_and_latin_1():
    text = (
        "Code;Name;Volume;Unit;Cost 1 amount;Cost 1 people\nAP;Buchhaltung für Übersee;27.400;Belege;148.200,50;2,6\n"
    )
    for code in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        (one,) = csv(text, mark=",", code=code).new
        assert (one.draft.name, one.draft.volume) == ("Buchhaltung für Übersee", 27_400)
        assert (one.draft.costs[0].amount_minor, one.draft.costs[0].fte_milli) == (14_820_050, 2600)


def test_tabs_quotes_and_lines_in_a_cell():
    (one,) = csv('name\tabout\n"A ""B"""\t"one\ntwo"\n').new
    assert (one.draft.name, one.draft.code, one.draft.about) == ('A "B"', "a-b", "one\ntwo")


def test_each_bad_row_and_column_is_named():
    text = (
        "Code,Name,Level,Owner,Volume,Cost 1 kind,Cost 1 amount,Cost 1 currency,Cost 1 rate,Measure 1 value,Needed jan\n"
        "AP,Accounts,empire,a@b.example,many,bribes,1,,,,\n"
        "AP,,,,1.5,people,1.234,,,,1\n"
        "=1,Name,,,,people,,XXX,,1e5,\n"
        "B,Bee,,,,people,10,USD,,,\n"
        "C,Cee,,,,people,10,USD,zero,7,\n"
    )
    assert wrong(csv(text)) == [
        (2, "level", "choice_unknown"),
        (2, "owner", "owner_unknown"),
        (2, "volume", "not_a_number"),
        (2, "cost_1_kind", "choice_unknown"),
        (3, "volume", "not_whole"),
        (3, "cost_1_amount", "decimals_too_many"),
        (3, "needed_feb", "months_incomplete"),
        (3, "code", "code_twice"),
        (4, "code", "activity_code_malformed"),
        (4, "cost_1_currency", "currency_unknown"),
        (4, "measure_1_value", "not_a_number"),
        (5, "cost_1_rate", "text_missing"),
        (6, "cost_1_rate", "number_out_of_range"),
        (6, "measure_1_measure", "text_missing"),
    ]


def test_a_header_that_is_not_ours_is_named():
    assert wrong(csv("Name,Colour\nA,red\n")) == [(1, "Colour", "column_unknown")]
    assert wrong(csv("Name,name\nA,B\n")) == [(1, "name", "column_twice")]
    assert wrong(csv("Level\ntask\n")) == [(1, "name", "column_missing")]
    assert wrong(csv("Name\n\n")) == [(0, "", "sheet_empty")]


def test_places_in_the_tree_are_checked_as_the_whole_would_be():
    finance = Draft(code="FIN", name="Finance", level="process")
    child = Draft(code="AP", name="Accounts", part_of="FIN", level="activity")
    standing = Standing(currency="EUR", current={"fin": finance, "ap": child}, archived=frozenset({"old"}))
    assert wrong(csv("Code,Name,Part of\nX,Ex,NOPE\nY,Why,old\nold,Old,\n", standing)) == [
        (2, "part_of", "parent_unknown"),
        (4, "code", "code_archived"),
    ]
    assert wrong(csv("Code,Name,Part of\nX,Ex,NOPE\nY,Why,old\n", standing)) == [
        (2, "part_of", "parent_unknown"),
        (3, "part_of", "parent_is_archived"),
    ]
    assert wrong(csv("Code,Part of\nFIN,AP\n", standing)) == [(2, "part_of", "own_branch")]
    assert wrong(csv("Code,Name,Part of\nX,Ex,Y\nY,Why,X\n", standing)) == [
        (2, "part_of", "own_branch"),
        (3, "part_of", "own_branch"),
    ]
    assert wrong(csv("Code,Level\nFIN,task\n", standing)) == [(2, "level", "level_too_high")]
    assert wrong(csv("Code,Level\nAP,department\n", standing)) == [(2, "level", "level_too_high")]
    moved = csv("Code,Name,Part of\nnew,New,ap\n", standing).new[0].draft
    assert (moved.part_of, moved.level) == ("AP", "task")


def test_a_row_updates_by_its_code_and_columns_that_are_not_there_stay():
    now = Draft(code="AP", name="Accounts", level="activity", volume=5, about="Kept", costs=())
    found = csv("code,volume\nap,6\n", Standing(currency="EUR", current={"ap": now}))
    (one,) = found.changed
    assert (one.draft.code, one.draft.about, one.draft.volume, one.changed) == ("AP", "Kept", 6, ("volume",))
    emptied = csv("code,about\nAP,\n", Standing(currency="EUR", current={"ap": now})).changed[0]
    assert (emptied.draft.about, emptied.draft.volume) == ("", 5)


def test_a_member_is_an_owner_by_address_or_by_name():
    members = {"joost@example.org": "joost@example.org", "joost verhagen": "joost@example.org"}
    found = csv("name,owner\nA,Joost Verhagen\nB,JOOST@example.org\nC,An Other\n", Standing("EUR", members=members))
    assert [one.draft.owner for one in found.new] == ["joost@example.org", "joost@example.org", "An Other"]


def test_files_that_are_too_large_are_refused():
    with pytest.raises(FileTooBig):
        reading.read(b"x" * (reading.FILE_LIMIT + 1))
    with pytest.raises(RowsTooMany):
        reading.read(b"name\n" + b"a\n" * 2001)
    with pytest.raises(ColumnsTooMany):
        reading.read(b",".join([b"x"] * 401))
    assert len(reading.read(b"name\n" + b"a\n" * 2000)) == 2001


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as found:
        for name, data in parts.items():
            found.writestr(name, data)
    return out.getvalue()


def test_bombs_are_refused_before_they_go_off():
    with pytest.raises(FileTooBig):
        reading.read(packed(a=b"0" * (reading.UNPACKED_LIMIT + 1)))
    with pytest.raises(FileTooBig):
        reading.read(packed(**{f"p{number}": b"" for number in range(reading.PARTS_LIMIT + 1)}))
    laughs = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><x>&lol;</x>'
    with pytest.raises(FileUnreadable):
        reading.read(packed(**{"xl/workbook.xml": laughs}))
    with pytest.raises(FileUnreadable):
        reading.read(packed(**{"xl/workbook.xml": laughs.decode().encode("utf-16")}))
    with pytest.raises(FileUnreadable):
        reading.read(packed(**{"readme.txt": b"no workbook"}))
    with pytest.raises(FileUnreadable):
        reading.read(b"PK\x03\x04 and nothing else")
    with pytest.raises(FileUnreadable):
        reading.read(b"name\nA\x00B\n")


def test_a_part_that_is_larger_than_its_directory_says_unpacks_no_further():
    honest = packed(**{"xl/workbook.xml": b"0" * 30_000_000})
    lying = honest.replace((30_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    tracemalloc.start()
    with pytest.raises(FileUnreadable):
        reading.read(lying)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000


def test_a_row_far_below_is_not_passed_over():
    book = Workbook()
    book.active["A1"] = "name"
    book.active["A2500"] = "far"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(RowsTooMany):
        reading.read(out.getvalue())


def test_a_formula_of_a_workbook_is_its_value_and_never_its_text():
    book = Workbook()
    book.active.append(["name", "volume"])
    book.active.append(["A", "=1+1"])
    out = io.BytesIO()
    book.save(out)
    (one,) = plan(reading.read(out.getvalue()), EUR).new
    assert one.draft.volume is None
