"""The filters of the templates: each turns a typed value into the markup of the design."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from anyshore.contracts.rules.months import month_name
from anyshore.delivery.rules.mentions import marked
from anyshore.delivery.rules.weeks import week_name, week_text
from anyshore.kit.money import Money
from anyshore.kit.prose import numbered
from anyshore.plumbing import formats
from anyshore.web.agreed import agreed, signed_in, translated
from anyshore.web.criteria import criterion_text
from anyshore.web.shores import why_text, why_title
from anyshore.web.skills import skill_text

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": False}).enable(
    ["table", "strikethrough"]
)
_TAGS = {
    "p", "br", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_FIRST_HEADING, _LAST_HEADING = 3, 6
_TAG = re.compile(r"(<[^>]+>)")
_LEAVES = {"<a": 1, "<code": 1, "<pre": 1, "</a": -1, "</code": -1, "</pre": -1}
"""Where words are not ours to mark."""
_NUMBERED = re.compile(r"<(h[3-6])>(\d+)\. ")


def money(value: Money, *, sign: bool = False, big: bool = False) -> Markup:
    """A sum: the currency small and first, then the number; ``sign`` writes a plus on a gain."""
    classes = "money money--big" if big else "money"
    number = formats.amount_text(value, sign=sign)
    return Markup(  # noqa: S704 - a code of ours and digits
        f'<data class="{classes}" value="{value}"><abbr>{value.currency}</abbr>{formats.SPACE}{number}</data>'
    )


def _time(machine: str, text: str) -> Markup:
    return Markup(f'<time datetime="{machine}">{escape(text)}</time>')  # noqa: S704 - the text is escaped


def deadline(value: datetime) -> Markup:
    """A deadline with its weekday, in the reader's zone."""
    return _time(value.isoformat(timespec="minutes"), formats.deadline_text(value))


def instant(value: datetime) -> Markup:
    """An instant with its year, in the reader's zone."""
    return _time(value.isoformat(timespec="minutes"), formats.instant_text(value))


def when(value: datetime) -> Markup:
    """When something was said: short for today and yesterday."""
    return _time(value.isoformat(timespec="minutes"), formats.when_text(value))


def day(value: date | datetime, *, weekday: bool = False) -> Markup:
    """A day; an instant is shown as the day it belongs to in the reader's zone."""
    seen = formats.day_of(value) if isinstance(value, datetime) else value
    return _time(seen.isoformat(), formats.day_text(seen, weekday=weekday))


def clock_hours(minutes: int) -> str:
    """Minutes as people write hours: 90 is ``1:30``; below zero with a minus."""
    sign = formats.MINUS if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


def markdown(text: str) -> Markup:
    """Markdown as safe HTML: no raw HTML, no images, no script; headings start at the third level; links leave
    without a referrer and tell search engines nothing."""
    tokens = _MARKDOWN.parse(numbered(text))
    _level_headings(tokens)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow ugc",
    )
    return Markup('<div class="prose">{}</div>').format(Markup(clean))  # noqa: S704 - cleaned by nh3


def mentions(html: Markup, names: Sequence[str]) -> Markup:
    """What ``markdown`` made, with those of ``names`` that it mentions marked: in its text, not in links or code."""
    inside, found = 0, []
    for part in _TAG.split(str(html)):
        inside += _LEAVES.get(part.rstrip(">").partition(" ")[0], 0)
        is_text = not inside and not part.startswith("<")
        found.append(marked(part, [str(escape(one)) for one in names], _mention) if is_text else part)
    return Markup("".join(found))  # noqa: S704 - made by markdown above, and names that are escaped


def _mention(text: str) -> str:
    return f'<bdi class="mention">{text}</bdi>'


def contract_text(text: str) -> Markup:
    """The text of an agreement as ``markdown`` shows it, each numbered clause with an address: ``#clause-7``."""
    seen: set[str] = set()

    def named(found: re.Match[str]) -> str:
        first = found[2] not in seen
        seen.add(found[2])
        return f'<{found[1]} id="clause-{found[2]}">{found[2]}. ' if first else found[0]

    html = _NUMBERED.sub(named, str(markdown(text)))
    return Markup(html)  # noqa: S704 - what nh3 cleaned, with an id of digits in headings


def excerpt(text: str, length: int = 160) -> str:
    """The words of a Markdown text without its marks, cut after a whole word at ``length`` characters."""
    lines = [token.children or [] for token in _MARKDOWN.parse(numbered(text)) if token.type == "inline"]
    words = " ".join("".join(one.content or " " for one in line) for line in lines).split()
    plain = " ".join(words)
    return plain if len(plain) <= length else plain[: length + 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def _level_headings(tokens: Sequence[Token]) -> None:
    """Let headings start at the third level and never skip one, whatever their writer began with."""
    ranks = sorted({token.tag for token in tokens if token.type == "heading_open"})
    before = _FIRST_HEADING - 1
    for token in tokens:
        if token.type == "heading_open":
            before = min(_FIRST_HEADING + ranks.index(token.tag), before + 1, _LAST_HEADING)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{before}"


def leads(head: str, rest: str) -> Markup:
    """A head and what it leads to, with the colon of the reader's language; either may be markup."""
    return Markup(formats.leading_text("{head}", "{rest}")).format(head=head, rest=rest)  # noqa: S704 - a translation of ours


def quoted(words: str) -> Markup:
    """Somebody's words between the quotation marks of the reader's language."""
    return Markup(formats.quoted_text("{words}")).format(words=words)  # noqa: S704 - a translation of ours


def short_hash(value: str | bytes) -> str:
    """The first eight and the last four hexadecimal digits of a hash."""
    digits = value.hex() if isinstance(value, bytes) else value
    return f"{digits[:8]}…{digits[-4:]}" if len(digits) > 14 else digits


def json_attribute(value: object) -> str:
    """A value as JSON for an attribute; the template escapes it."""
    return json.dumps(value, separators=(",", ":"))


def shown(value: object, *, sign: bool = False) -> object:
    """A value in a place that takes text or a sum: money is drawn as money, anything else as it is."""
    return money(value, sign=sign) if isinstance(value, Money) else value


FILTERS: dict[str, Callable[..., Any]] = {
    "shown": shown,
    "agreed": agreed,
    "signed_in": signed_in,
    "translated": translated,
    "json_attribute": json_attribute,
    "money": money,
    "money_text": formats.money_text,
    "amount": formats.amount_text,
    "plain_amount": Money.plain,
    "number": formats.number_text,
    "percent": formats.percent_text,
    "share": formats.share_text,
    "skill": skill_text,
    "filesize": formats.filesize_text,
    "deadline": deadline,
    "instant": instant,
    "when": when,
    "day": day,
    "day_text": formats.day_text,
    "short_day": formats.short_day_text,
    "time_text": formats.time_text,
    "deadline_text": formats.deadline_text,
    "instant_text": formats.instant_text,
    "contract_text": contract_text,
    "mentions": mentions,
    "markdown": markdown,
    "excerpt": excerpt,
    "within": formats.within_text,
    "leads": leads,
    "criterion": criterion_text,
    "quoted": quoted,
    "initials": formats.initials_text,
    "short_hash": short_hash,
    "country": formats.country_text,
    "language_name": formats.language_text,
    "listing": formats.listing_text,
    "month_name": month_name,
    "line_text": formats.line_text,
    "days_text": formats.days_text,
    "whole_month": formats.whole_month_text,
    "week_name": week_name,
    "week_text": week_text,
    "clock_hours": clock_hours,
    "why_far": why_text,
    "why_far_title": why_title,
}
