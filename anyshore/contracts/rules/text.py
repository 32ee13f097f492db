"""The text of an agreement, worked out from its content alone, in the language that it was written in or in another.

``render`` writes the whole text in numbered clauses as Markdown; ``six_lines`` says the same on six lines. Every
number in either comes from the content. Words of the parties are quoted so that they read as they were typed.
"""

from __future__ import annotations

from anyshore.contracts.rules.clauses.frame import sentence
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.writing import Written, quoted, written
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.said import (
    check_said,
    duties_said,
    is_said,
    line_of,
    milestone_said,
    said,
    six_said,
    times_said,
)
from anyshore.contracts.rules.said_priced import priced_lines
from anyshore.contracts.rules.said_sides import members_said

BEFORE = (
    "under",
    "follows",
    "work",
    "team",
    "price",
    "hours",
    "units",
    "dated",
    "review",
    "changes",
    "rights",
    "ending",
    "exit",
)
AFTER = ("law",)
"""The parts of the terms before and after the clauses that were chosen."""


def render(content: Content, language: Language | None = None) -> str:
    """The whole text: who, then numbered clauses, then what is wanted and what is offered, in their own words."""
    spoken = language or content.language
    head = terms_said("head", content, spoken)
    parts = [f"# {quoted(content.title)}", *head.sentences]
    for number, clause in enumerate(clauses_of(content, spoken), 1):
        parts.append(f"## {number}. {clause.heading}")
        parts += [f"{number}.{place} {words}" for place, words in enumerate(clause.sentences, 1)]
    wanted, offered = written(sentence("words", content.wording), {}, spoken, content.currency).sentences
    parts += _own_words(wanted, content.brief)
    parts += _own_words(offered, content.offer)
    return "\n\n".join(parts) + "\n"


def clauses_of(content: Content, language: Language) -> list[Written]:
    """Every clause as it reads, in order: the terms, with the chosen clauses among them."""
    chosen = [one.written(language, content.currency, content.wording) for one in content.clauses]
    before, after = ([terms_said(key, content, language) for key in keys if is_said(key, content)] for keys in PARTS)
    return [*before, *chosen, *after]


def clause_number(content: Content, source: str) -> int:
    """The number in the text of what ``source`` names (``term:exit``, ``clause:audit``, ``line``); 0 where it is in
    none."""
    before, after = ([f"term:{key}" for key in keys if is_said(key, content)] for keys in PARTS)
    order = [*before, *(f"clause:{one.key}" for one in content.clauses), *after]
    wanted = "term:work" if source == "line" else source
    return order.index(wanted) + 1 if wanted in order else 0


def six_lines(content: Content, language: Language | None = None) -> tuple[str, ...]:
    """What both sides most need to know, each line one thing: work, price, review, surprises, stopping, the end."""
    spoken = language or content.language
    version, values = sentence("six", content.wording), six_said(content, spoken)
    lines = written(version, values, spoken, content.currency, plain=True).sentences
    if content.is_master and not content.value.minor:
        own = {name: values[name] for name in ("client", "provider", "title")}
        begins = written(sentence("six_master", content.wording), own, spoken, content.currency, plain=True)
        lines = (*begins.sentences, *lines[2:])
    return tuple(line.removesuffix(".") if line.endswith("..") else line for line in lines)


PARTS = (BEFORE, AFTER)


def terms_said(key: str, content: Content, language: Language) -> Written:
    """One part of the terms as it reads: work, price, review, and so on."""
    version = sentence(key, content.wording)
    found = written(version, said(key, content, language), language, content.currency)
    lists = {"work": _of_work, "team": _of_team, "hours": _of_hours, "units": _of_units, "dated": _of_dated}.get(key)
    if lists is None:
        return found
    below = lists(content, language)
    listed = (f"{one}\n\n{below[place]}" if place in below else one for place, one in enumerate(found.sentences))
    return Written(found.heading, tuple(listed))


def _of_work(content: Content, language: Language) -> dict[int, str]:
    """The lists below the sentences about the work, by the place of the sentence: milestones, duties."""
    duties = [f"- {line_of('duty', values, content, language)}" for values in duties_said(content)]
    parts = ["\n".join(_milestones(content, language))]
    if any(one.checks for one in content.milestones):
        parts.append(line_of("checked", {"by_machine": True}, content, language))
    found = {1: "\n\n".join(parts)} if content.milestones else {}
    return found | ({3 if content.milestones else 1: "\n".join(duties)} if duties else {})


def _of_team(content: Content, language: Language) -> dict[int, str]:
    """The list of members, below the first sentence."""
    rows = (line_of("team_member", values, content, language) for values in members_said(content, language))
    return {0: "\n".join(f"- {row}" for row in rows)}


def _of_hours(content: Content, language: Language) -> dict[int, str]:
    """The list of paid hours, below the second sentence."""
    if not content.lines.time:
        return {}
    rows = (line_of("time_line", values, content, language) for values in times_said(content, language))
    return {1: "\n".join(f"- {row}" for row in rows)}


def _of_units(content: Content, language: Language) -> dict[int, str]:
    """The list of what is counted, below the first sentence."""
    return {0: "\n".join(f"- {row}" for row in priced_lines("unit_line", content, language))}


def _of_dated(content: Content, language: Language) -> dict[int, str]:
    """The list of what falls due, below the first sentence."""
    return {0: "\n".join(f"- {row}" for row in priced_lines("dated_line", content, language))}


def _milestones(content: Content, language: Language) -> list[str]:
    version = sentence("milestone", content.wording)
    found = []
    for place, one in enumerate(content.milestones, 1):
        line = written(version, milestone_said(place, one), language, content.currency).sentences[0]
        found += [f"- {line}", *(f"    - {quoted(criterion)}" for criterion in one.criteria)]
        found += [f"    - {check_said(check, content, language)}" for check in one.checks]
    return found


def _own_words(heading: str, words: str) -> list[str]:
    if not words.strip():
        return []
    return [f"## {heading}", "\n".join(f"> {line}".rstrip() for line in words.strip().split("\n"))]
