"""What a counter-offer changes, term by term: the version before beside the one to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import zip_longest

from django.http import HttpRequest
from django.utils.translation import gettext as _

from anyshore.contracts.rules.clauses.chosen import OWN
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.terms import Terms
from anyshore.insight.queries.contract import Contract
from anyshore.insight.queries.contract_versions import version_content
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.access import actor_of
from anyshore.web.contracts.checks import asked
from anyshore.web.contracts.clause_words import LANGUAGES
from anyshore.web.contracts.hours_form import line_words, retainer_words
from anyshore.web.contracts.priced_form import dated_words, unit_words
from anyshore.web.contracts.terms import LABELS, shown_value

NONE = "–"
"""What stands for a term that one of the two versions does not have."""

MOST = 200
"""The letters of a long text that are shown."""

BEFORE = 80
"""The most letters that are shown before the first that differs."""

Cut = Callable[[str, str], tuple[str, str]]
"""What shortens a long text and what it became, both at once."""


@dataclass(frozen=True, slots=True)
class Change:
    """One term that differs: before, after, and by how much where it can be counted."""

    term: str
    was: str
    new: str
    change: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two versions; ``foot`` is the price in all."""

    before: int
    after: int
    rows: list[Change]
    foot: Change


def changes_of(request: HttpRequest, contract: Contract) -> Changes | None:
    """What the current version changes in the one before; None for a first version."""
    number = contract.page.version
    if number < 2:
        return None
    before = version_content(actor_of(request), contract.id, number - 1)
    return between(before, contract.page.content)


def excerpts(was: str, new: str) -> tuple[str, str]:
    """Two long texts cut to where they first differ: both begin at one place, so that each shows what differs."""
    place = next((at for at, (a, b) in enumerate(zip(was, new, strict=False)) if a != b), min(len(was), len(new)))
    return _cut(was, place), _cut(new, place)


def _cut(text: str, place: int) -> str:
    """So much of a text as fits, from a few words before ``place``; the beginning where ``place`` is near it."""
    if len(text) <= MOST:
        return text
    start = max(place - BEFORE, 0)
    start = start and (text.find(" ", start, place) + 1 or start)
    cut = text[start : start + MOST - 2]
    return f"{'…' if start else ''}{cut}{'…' if start + len(cut) < len(text) else ''}"


def whole(was: str, new: str) -> tuple[str, str]:
    """Two texts as they are."""
    return was, new


def between(before: Content, after: Content, *, cut: Cut = excerpts) -> Changes:
    """The differences of two versions in the order in which people ask: work, price, dates, terms. ``cut`` shortens
    the long texts."""
    rows = [*_plain(before, after, cut), *_milestones(before, after), *_lines(before, after)]
    rows += _terms(before.terms, after.terms)
    rows += _clauses(before, after, cut)
    return Changes(before.version, after.version, rows, _price(_("Price in all"), before.value, after.value))


def _plain(before: Content, after: Content, cut: Cut) -> Iterator[Change]:
    if before.title != after.title:
        yield Change(_("Title"), before.title, after.title, "")
    if before.brief != after.brief:
        yield Change(_("What is wanted"), *cut(before.brief, after.brief), _("rewritten"))
    if before.offer != after.offer:
        yield Change(_("What is offered"), *cut(before.offer, after.offer), _("rewritten"))
    if before.language != after.language:
        yield Change(_("Language of the contract"), LANGUAGES[before.language], LANGUAGES[after.language], "")
    if before.fee_bps != after.fee_bps:
        fees = formats.percent_text(before.fee_bps), formats.percent_text(after.fee_bps)
        yield Change(_("The operator’s fee"), *fees, "")


def _milestones(before: Content, after: Content) -> Iterator[Change]:
    for place in range(max(len(before.milestones), len(after.milestones))):
        was = before.milestones[place] if place < len(before.milestones) else None
        new = after.milestones[place] if place < len(after.milestones) else None
        yield from _milestone(f"M{place + 1}", was, new, after.currency)


def _milestone(name: str, was: MilestoneDraft | None, new: MilestoneDraft | None, currency: str) -> Iterator[Change]:
    if was is None or new is None:
        there = was or new
        assert there is not None
        worth = Money(there.amount_minor, currency)
        signed = worth if was is None else -worth
        words = (there.title, NONE) if new is None else (NONE, there.title)
        yield Change(name, *words, formats.amount_text(signed, sign=True))
        return
    if was.title != new.title:
        yield Change(_("%(milestone)s, what") % {"milestone": name}, was.title, new.title, "")
    if was.amount_minor != new.amount_minor:
        price = _("%(milestone)s, price") % {"milestone": name}
        yield _price(price, Money(was.amount_minor, currency), Money(new.amount_minor, currency))
    if was.due_on != new.due_on:
        due = _("%(milestone)s, day") % {"milestone": name}
        yield Change(due, _day(was.due_on), _day(new.due_on), _days(was.due_on, new.due_on))
    old, now = _criteria(was), _criteria(new)
    if old != now:
        term = _("%(milestone)s, accepted when") % {"milestone": name}
        counted = f"{len(now) - len(old):+d}".replace("-", formats.MINUS)
        yield Change(term, "; ".join(old) or NONE, "; ".join(now) or NONE, counted)


def _criteria(one: MilestoneDraft) -> list[str]:
    """What the milestone is accepted by: words to tick, and what a machine checks."""
    return [*one.criteria, *(asked(check) for check in one.checks)]


def _terms(before: Terms, after: Terms) -> Iterator[Change]:
    for field in fields(Terms):
        was, new = getattr(before, field.name), getattr(after, field.name)
        if was != new:
            yield Change(str(LABELS[field.name]), shown_value(field.name, was), shown_value(field.name, new), "")


def _lines(before: Content, after: Content) -> Iterator[Change]:
    """Hours, when they begin, units, fixed days, duties."""
    was, new = before.lines, after.lines
    if was.starts_on != new.starts_on:
        yield Change(
            _("Hours and units count from"),
            _day(was.starts_on),
            _day(new.starts_on),
            _days(was.starts_on, new.starts_on),
        )
    for place in range(max(len(was.time), len(new.time))):
        old, now = (_line(content, place) for content in (before, after))
        if old != now:
            yield Change(_("Hours, line %(place)s") % {"place": place + 1}, old, now, "")
    if was.retainer != new.retainer:
        old, now = (retainer_words(one, after.currency) if one else NONE for one in (was.retainer, new.retainer))
        yield Change(_("Retainer"), old, now, "")
    yield from _priced(before, after)
    if was.duties != new.duties:
        old, now = ("; ".join(one.what for one in lines.duties) or NONE for lines in (was, new))
        yield Change(_("Duties without a price"), old, now, "")


def _priced(before: Content, after: Content) -> Iterator[Change]:
    """What is counted and what falls due, line by line."""
    currency = after.currency
    units = [[unit_words(one, currency) for one in content.lines.units] for content in (before, after)]
    dated = [[dated_words(one, currency) for one in content.lines.dated] for content in (before, after)]
    for kind, (was, new) in ((_("Paid by the count"), units), (_("Due on fixed days"), dated)):
        for place, (old, now) in enumerate(zip_longest(was, new, fillvalue=NONE), 1):
            if old != now:
                yield Change(_("%(kind)s, line %(place)s") % {"kind": kind, "place": place}, old, now, "")


def _line(content: Content, place: int) -> str:
    lines = content.lines.time
    return line_words(lines[place], content.currency) if place < len(lines) else NONE


def _clauses(before: Content, after: Content, cut: Cut) -> Iterator[Change]:
    """The clauses that came, went or say something else, each whole in the language of its version."""
    was, new = _by_heading(before), _by_heading(after)
    for key in dict.fromkeys((*was, *new)):
        (heading, old), (name, fresh) = was.get(key, ("", NONE)), new.get(key, ("", NONE))
        if old != fresh:
            yield Change(name or heading, *cut(old, fresh), _clause_change(old, fresh))


def _clause_change(old: str, fresh: str) -> str:
    if old == NONE:
        return _("new clause")
    return _("left out") if fresh == NONE else ""


def _by_heading(content: Content) -> dict[str, tuple[str, str]]:
    """Each clause by what it is known by, with its heading and its text. A party's own is known by its heading."""
    found = {}
    for one in content.clauses:
        clause = one.written(content.language, content.currency, content.wording)
        key = one.key if one.key != OWN else f"{OWN} {clause.heading}"
        found[key] = (clause.heading, "\n".join(clause.sentences))
    return found


def _price(term: str, was: Money, new: Money) -> Change:
    change = new - was
    told = formats.amount_text(change, sign=True) if change else "0"
    return Change(term, formats.amount_text(was), formats.amount_text(new), told)


def _day(day: date | None) -> str:
    return formats.day_text(day) if day else NONE


def _days(was: date | None, new: date | None) -> str:
    if was is None or new is None:
        return ""
    return _("%(days)s days") % {"days": f"{(new - was).days:+d}".replace("-", formats.MINUS)}
