"""The text of an agreement and the chain of its versions, by property."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from anyshore.contracts.rules.clauses.languages import Language, amount, percent
from anyshore.contracts.rules.clauses.writing import quoted
from anyshore.contracts.rules.content import Content, Member, MilestoneDraft, Party, checked_milestones, checked_title
from anyshore.contracts.rules.defaults import defaults, ending
from anyshore.contracts.rules.lines import (
    NO_LINES,
    WEEKS_WITHOUT_AN_END,
    Duty,
    Lines,
    Rest,
    Retainer,
    TimeLine,
    Unused,
)
from anyshore.contracts.rules.priced import Every
from anyshore.contracts.rules.text import AFTER, BEFORE, render, six_lines
from anyshore.contracts.rules.versions import Link, broken, seal
from anyshore.kit.chains import canonical, version_hash
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money
from tests.contracts.priced_world import dated_lines, known_of_priced, unit_lines
from tests.contracts.test_rules import DAYS, terms
from tests.tables import ROOT, tables

DOCUMENT = "docs/algorithms/version_hash.md"
LETTERS = st.text(st.characters(categories=["Ll"], max_codepoint=0x24F), min_size=1, max_size=20)
SIGNS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=40)
NUMBER = re.compile(r"\d[\d,.]*")
CLAUSE = re.compile(r"(?m)^(## )?\d+\.(\d+)? ")


@st.composite
def some_lines(draw: st.DrawFn, words: st.SearchStrategy[str] = LETTERS) -> Lines:
    """Hours, a retainer, duties, in any mixture."""
    time = st.builds(
        TimeLine,
        role=words,
        level=words | st.just(""),
        place=st.sampled_from(["", "PL", "IN"]),
        rate_minor=st.integers(1, 10**6),
        cap_minutes=st.integers(15, 60 * 60),
        person=words | st.just(""),
    )
    retainer = st.builds(
        Retainer, amount_minor=st.integers(1, 10**8), minutes=st.integers(0, 9000), unused=st.sampled_from(Unused)
    )
    return Lines(
        starts_on=draw(DAYS),
        time=tuple(draw(st.lists(time, max_size=3))),
        retainer=draw(st.none() | retainer),
        duties=tuple(draw(st.lists(st.builds(Duty, what=words, every=st.sampled_from(Every)), max_size=2))),
        rest=draw(st.sampled_from(Rest)),
        units=tuple(draw(st.lists(unit_lines(words), max_size=2))),
        dated=tuple(draw(st.lists(dated_lines(words), max_size=2))),
    )


@st.composite
def contents(draw: st.DrawFn, words: st.SearchStrategy[str] = LETTERS) -> Content:
    """Any content; the parties' own words are ``words``."""
    parts = st.builds(
        MilestoneDraft,
        title=words,
        amount_minor=st.integers(1, 10**9),
        due_on=st.none() | DAYS,
        criteria=st.lists(words, max_size=3).map(tuple),
    )
    hours = draw(st.just(NO_LINES) | some_lines(words))
    return Content(
        agreement_id=draw(st.uuids()),
        number=draw(st.integers(1, 10**6)),
        version=draw(st.integers(1, 50)),
        client=Party(draw(st.uuids()), draw(words), "NL"),
        provider=Party(draw(st.uuids()), draw(words), "RS"),
        title=draw(words),
        brief=draw(words | st.just("")),
        offer=draw(words | st.just("")),
        category="logo-design",
        unit=draw(st.sampled_from(["task", "project", "process", "department"])),
        currency=draw(st.sampled_from(["EUR", "JPY", "BHD", "UYW"])),
        milestones=tuple(draw(st.lists(parts, min_size=0 if hours.runs else 1, max_size=4))),
        terms=draw(terms()),
        fee_bps=draw(st.integers(0, 5000)),
        rail=draw(st.sampled_from(["sandbox", "ledger_only"])),
        lines=hours,
        team=tuple(draw(st.lists(members(words), max_size=3))),
    )


def members(words: st.SearchStrategy[str]) -> st.SearchStrategy[Member]:
    """Those whom the provider leads: at most three here, with shares that leave it some."""
    party = st.builds(Party, st.uuids(), words, st.just("FR"))
    return st.builds(Member, party=party, share_bps=st.integers(1, 3_000), role=words)


def _known(content: Content) -> Iterator[str]:
    """Every number that the content holds, as a text may write it."""
    yield from (
        str(content.number),
        str(content.version),
        percent(content.fee_bps, Language.EN)[:-2],
        amount(content.value, Language.EN)[4:],
    )
    for place, one in enumerate(content.milestones, 1):
        yield from (str(place), amount(content.amount(one), Language.EN)[4:])
    shares = [one.share_bps for one in content.team]
    yield from (percent(one, Language.EN)[:-2] for one in [*shares, 10_000 - sum(shares)])
    yield from _known_of_lines(content)
    days = [one.due_on for one in content.milestones if one.due_on]
    for day in [*days, *([content.terms.end_on] if content.terms.end_on else [])]:
        yield from (str(day.day), str(day.year))
    yield from (f"{value:,}" for value in content.terms.to_json().values() if isinstance(value, int))
    for words in (content.terms.unforeseen_text, content.terms.governing_law, *content.terms.exit_items):
        yield from NUMBER.findall(words)


def _known_of_lines(content: Content) -> Iterator[str]:
    lines = content.lines
    if not lines:
        return
    assert lines.starts_on is not None
    yield from known_of_priced(content, Language.EN)
    yield from ("12", "00", "23", "59", str(WEEKS_WITHOUT_AN_END), str(lines.starts_on.day), str(lines.starts_on.year))
    yield amount(Money(lines.week_minor, content.currency), Language.EN)[4:]
    spans = [(one.rate_minor, one.cap_minutes) for one in lines.time]
    spans += [(lines.retainer.amount_minor, lines.retainer.minutes)] if lines.retainer else []
    for place, (price, minutes) in enumerate(spans, 1):
        yield from (
            str(place),
            amount(Money(price, content.currency), Language.EN)[4:],
            *map(str, divmod(minutes, 60)),
        )


@settings(deadline=None)
@given(contents())
def test_every_number_in_the_text_comes_from_the_content(content: Content):
    known = {number.rstrip(",.") for number in _known(content)}
    for words in (CLAUSE.sub("", render(content)), "\n".join(six_lines(content))):
        found = {number.rstrip(",.") for number in NUMBER.findall(words)}
        assert found <= known


@settings(deadline=None)
@given(contents())
def test_the_text_is_the_contents_alone_and_numbered(content: Content):
    text = render(content)
    left_out = (not content.lines.timed) + (not content.milestones) + (not content.team)
    left_out += (not content.lines.units) + (not content.lines.dated)
    left_out += (content.under is None) + (content.follows is None)
    clauses = len(BEFORE + AFTER) - left_out
    assert text == render(Content.from_json(json.loads(canonical(content.to_json()))))
    assert [int(found) for found in re.findall(r"(?m)^## (\d+)\. ", text)] == list(range(1, clauses + 1))
    assert amount(content.value, Language.EN) in text
    assert len(six_lines(content)) == 6
    assert all(line and "\n" not in line for line in six_lines(content))
    if "None" not in json.dumps(content.to_json()):  # nobody typed it
        assert not any("None" in line for line in six_lines(content))


@settings(deadline=None)
@given(SIGNS)
def test_names_read_as_they_were_typed(words: str):
    """No sign that a person types becomes a mark of Markdown, inside a line or where a line begins."""
    markdown = MarkdownIt("commonmark", {"html": False})
    assert (
        markdown.render(quoted(words)).strip() == f"<p>{html.escape(words, quote=True).replace('&#x27;', chr(39))}</p>"
    )


def test_a_bakers_logo_reads_plainly():
    content = _logo()
    lines = six_lines(content)
    assert lines[0] == "Ana Petrović does “A logo” for Backstube Krüger by 3 December 2026."
    assert lines[1].startswith("The price is EUR 200.00. Before work on it starts, the client pays in all of it;")
    assert lines[2] == (
        "The client looks at each hand-in within 5 working days; silence accepts it. "
        "2 rounds of changes to a milestone are included in the price."
    )
    assert lines[4] == "Either side may end this before anything is handed in; work done is paid."
    folded = render(content)
    for word in ("service level", "ladder", "hash", "ledger", "sponsor", "invoice", "escrow"):
        assert word not in folded.lower()


def test_a_department_gets_all_of_it():
    content = replace(_logo(), unit="department", terms=ending(defaults("department"), offered_on=DAY, known=None))
    text = render(content)
    for words in (
        "purchase order", "within 30 days", "180 days of notice", "says first what it means", "12 months before",
        "30 November 2029", "rehearse it every year", "For a payment that is late it is 10 days",
        "5 days to talk, 10 days for proposals and 5 days to cool off",
    ):  # fmt: skip
        assert words in text


@pytest.mark.parametrize(("bps", "shown"), [(0, "0"), (150, "1.5"), (5, "0.05"), (1000, "10"), (1234, "12.34")])
def test_a_rate_is_shown_without_needless_zeros(bps: int, shown: str):
    assert percent(bps, Language.EN) == f"{shown} %"


@pytest.mark.parametrize(
    ("money", "shown"),
    [(Money(125050, "EUR"), "EUR 1,250.50"), (Money(1250, "JPY"), "JPY 1,250"), (Money(1, "BHD"), "BHD 0.001")],
)
def test_amounts_of_every_exponent(money: Money, shown: str):
    assert amount(money, Language.EN) == shown


def test_titles_and_milestones_are_checked():
    good = MilestoneDraft("Logo", 100)
    assert checked_title("  A logo ") == "A logo"
    assert checked_milestones([good]) == (good,)
    for title in ("", "  ", "two\nlines", "x" * 161, "a\x00b"):
        with pytest.raises(Invalid):
            checked_title(title)
    wrong = ([], [good] * 101, [replace(good, amount_minor=0)], [replace(good, amount_minor=10**15 + 1)],
             [replace(good, criteria=("",))])  # fmt: skip
    for milestones in wrong:
        with pytest.raises(Invalid):
            checked_milestones(milestones)


@settings(deadline=None)
@given(contents(SIGNS), st.randoms())
def test_the_canonical_form_does_not_depend_on_the_order_of_keys(content: Content, random):
    data = content.to_json()
    keys = list(data)
    random.shuffle(keys)
    shuffled = {key: data[key] for key in keys}
    assert canonical(shuffled) == canonical(data)
    assert json.loads(canonical(data)) == json.loads(json.dumps(data))
    assert Content.from_json(json.loads(canonical(data))) == content


def _chain(content: Content, length: int) -> list[Link]:
    links, before = [], ""
    for number in range(1, length + 1):
        one = replace(content, version=number, title=f"{content.title} {number}")
        sealed = seal(one, before)
        links.append(
            Link(one.agreement_id, number, sealed.text, sealed.content, sealed.before, sealed.hash, (sealed.hash,))
        )
        before = sealed.hash
    return links


@settings(deadline=None, max_examples=60)
@given(contents(), st.integers(1, 4))
def test_an_untouched_chain_verifies(content: Content, length: int):
    assert list(broken(_chain(content, length))) == []
    other = replace(content, agreement_id=UUID(int=content.agreement_id.int ^ 1))
    assert list(broken([*_chain(content, length), *_chain(other, 2)])) == []


MUTATIONS = {
    "edited text": lambda link: replace(link, text=link.text + " "),
    "edited content": lambda link: replace(
        link, content={**link.content, "fee_bps": int(link.content["fee_bps"]) + 1}
    ),
    "edited title": lambda link: replace(link, content={**link.content, "title": "another"}),
    "edited hash": lambda link: replace(link, hash=hashlib.sha256(link.hash.encode()).hexdigest()),
    "edited before": lambda link: replace(link, before=hashlib.sha256(b"x").hexdigest()),
    "another number": lambda link: replace(link, number=link.number + 1),
    "another agreement": lambda link: replace(link, agreement_id=UUID(int=link.agreement_id.int ^ 1)),
    "another hash signed": lambda link: replace(link, signed=(hashlib.sha256(b"x").hexdigest(),)),
    "resealed alone": lambda link: replace(
        link,
        content={**link.content, "title": "another"},
        hash=version_hash(link.before, {**link.content, "title": "another"}),
    ),
}


@settings(deadline=None, max_examples=200)
@given(contents(), st.integers(1, 4), st.data(), st.sampled_from(sorted(MUTATIONS)))
def test_every_change_of_a_chain_is_found(content: Content, length: int, data: st.DataObject, how: str):
    links = _chain(content, length)
    place = data.draw(st.integers(0, length - 1))
    links[place] = MUTATIONS[how](links[place])
    assert list(broken(links))


@settings(deadline=None, max_examples=60)
@given(contents(), st.integers(2, 4), st.data())
def test_a_version_that_was_dropped_or_swapped_is_found(content: Content, length: int, data: st.DataObject):
    links = _chain(content, length)
    place = data.draw(st.integers(0, length - 2))
    assert list(broken([*links[:place], *links[place + 1 :]]))
    swapped = [*links[:place], links[place + 1], links[place], *links[place + 2 :]]
    assert list(broken(swapped))


def test_the_document_is_worked_out_as_it_says():
    """The example in the document, with this program and with nothing but the words of its rule."""
    words = Path(ROOT / DOCUMENT).read_text(encoding="utf-8")
    shown = re.findall(r"(?s)```json\n(.*?)\n```", words)
    versions = tables(DOCUMENT)[0]
    assert len(shown) == len(versions) == 2
    for text, row in zip(shown, versions, strict=True):
        content = json.loads(text)
        assert canonical(content).decode() == text
        assert version_hash(row["hash before"], content) == row["hash"]
        assert hashlib.sha256(f"{row['hash before']}\n{text}".encode()).hexdigest() == row["hash"]
    assert {row["what"] for row in tables(DOCUMENT)[1]} == {
        "number", "before", "text", "hash", "signature", "agreement",
    }  # fmt: skip


DAY = date(2026, 11, 30)


def _logo() -> Content:
    return Content(
        agreement_id=UUID(int=7),
        number=1042,
        version=1,
        client=Party(UUID(int=1), "Backstube Krüger", "DE"),
        provider=Party(UUID(int=2), "Ana Petrović", "RS"),
        title="A logo",
        brief="A logo for a bakery",
        offer="I draw it",
        category="logo-design",
        unit="task",
        currency="EUR",
        milestones=(MilestoneDraft("Logo", 20000, date(2026, 12, 3), ("as SVG",)),),
        terms=defaults("task"),
        fee_bps=0,
        rail="sandbox",
    )
