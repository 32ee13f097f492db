"""Writing a clause out: its sentences in one language, with the values of its parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from anyshore.contracts.rules.clauses import languages
from anyshore.contracts.rules.clauses.frame import WORDING
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import NUMBERS, Kind, Param, Value, Values, Version
from anyshore.contracts.rules.clauses.template import If, Line, Plural, Slot
from anyshore.kit.money import Money

MARKS = re.compile(r"([\\`*_\[\]<>#|~&])|(?:^|(?<=\n))(\s*)([-+=]|\d+[.)])")
"""What Markdown would read as a mark: some signs anywhere, others where a line begins."""
QUOTED = re.compile(r"\\([\\`*_\[\]<>#|~&\-+=.)])")
"""A mark that was escaped."""
YES_NO = {
    Language.EN: ("yes", "no"),
    Language.DE: ("ja", "nein"),
    Language.FR: ("oui", "non"),
    Language.ES: ("sí", "no"),
}


FIGURES = NUMBERS | {Kind.DATE}
"""What a clause is remembered by in short: its numbers and its days."""


SPACED = 7
"""The version of the sentences since which rows stand apart as their language wants it."""


class Ready(str):
    """Words that are written out already: they stand in a sentence as they are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A clause as it reads: its heading and its sentences, in Markdown."""

    heading: str
    sentences: tuple[str, ...]


def quoted(words: str) -> str:
    """The words with every mark of Markdown escaped, so that they read as they were typed."""
    return MARKS.sub(_escaped, words)


def unquoted(words: str) -> str:
    """The words as they were before ``quoted``."""
    return QUOTED.sub(r"\1", words)


def _escaped(found: re.Match[str]) -> str:
    if found[1]:
        return f"\\{found[1]}"
    return f"{found[2]}{found[3][:-1]}\\{found[3][-1]}"


def written(
    version: Version, values: Values, language: Language, currency: str, *, plain: bool = False, wording: int = WORDING
) -> Written:
    """The clause in ``language``; in the first that it has, where it lacks that one. ``plain``: as text, no
    Markdown. ``wording`` is the version of the sentences around it (clauses.frame): older rows stay as they were."""
    chosen = language if language in version.words else next(iter(version.words))
    words = version.words[chosen]
    pen = _Pen(version, values, chosen, currency, wording)
    sentences = (pen.line(line) for line in words.lines)
    said = tuple(one for one in sentences if one)
    return Written(words.heading, tuple(unquoted(one) for one in said) if plain else said)


def figures(version: Version, values: Values, language: Language, currency: str) -> list[tuple[str, str]]:
    """The numbers and days that the clause states as it stands, in the order of its text: what each is, and how much.
    A number that its conditions leave out of the text is left out here."""
    chosen = language if language in version.words else next(iter(version.words))
    pen = _Pen(version, values, chosen, currency)
    stated = dict.fromkeys(name for words in version.words[chosen].lines for name in pen.stated(words))
    params = [version.params[name] for name in stated]
    return [
        (_of(one.labels, language), unquoted(value_text(one, values[one.name], language, currency)))
        for one in params
        if one.kind in FIGURES and values[one.name] is not None
    ]


def value_text(param: Param, value: Value, language: Language, currency: str) -> str:
    """One value as a sentence writes it."""
    writer = _WRITERS.get(param.kind)
    if value is None:
        return "–"
    if writer is not None:
        return writer(param, value, language)
    if param.kind is Kind.MONEY:
        return languages.amount(Money(value, currency), language)
    return languages.whole(value, language)


def _text(param: Param, value: Value, language: Language) -> str:
    return value if isinstance(value, Ready) else quoted(param.translated(value, language))


def _quoted_lines(param: Param, value: Value, language: Language) -> list[str]:
    return [quoted(param.translated(one, language)) for one in value]


def _of(words: Mapping[Language, str], language: Language) -> str:
    return words.get(language) or next(iter(words.values()))


_WRITERS: dict[Kind, Callable[[Param, Value, Language], str]] = {
    Kind.BPS: lambda _param, value, language: languages.percent(value, language),
    Kind.HUNDREDTHS: lambda _param, value, language: languages.decimals(value, 2, language),
    Kind.CHOICE: lambda param, value, language: _of(param.choices[value], language),
    Kind.YES_NO: lambda _param, value, language: YES_NO[language][0 if value else 1],
    Kind.TEXT: _text,
    Kind.DATE: lambda _param, value, language: languages.day(date.fromisoformat(value), language),
    Kind.LINES: lambda param, value, language: languages.listed(_quoted_lines(param, value, language), language),
}


class _Pen:
    """Writes the lines of one clause."""

    def __init__(
        self, version: Version, values: Values, language: Language, currency: str, wording: int = WORDING
    ) -> None:
        self.params, self.values, self.language, self.currency = version.params, values, language, currency
        manner = languages.MANNERS[language]
        self.apart = (manner.before_colon, manner.before_semicolon) if wording >= SPACED else ("", "")

    def line(self, nodes: Line) -> str:
        """One sentence with what stands below it; empty if its conditions leave nothing."""
        words = re.sub(r" {2,}", " ", "".join(self._pieces(nodes))).strip()
        below = [self._list(node.name) for node in self._shown(nodes) if isinstance(node, Slot) and node.below]
        return "\n\n".join([words, *(one for one in below if one)])

    def stated(self, nodes: Line) -> Iterator[str]:
        """The parameters that a sentence states, where its conditions leave it."""
        return (node.name for node in self._shown(nodes) if isinstance(node, Slot))

    def _pieces(self, nodes: Line) -> Iterator[str]:
        for node in self._shown(nodes):
            if isinstance(node, str):
                yield node
            elif isinstance(node, Plural):
                yield node.one if languages.is_one(self.values[node.name], self.language) else node.many
            elif not node.below:
                yield self._value(self.params[node.name], self.values[node.name])

    def _shown(self, nodes: Line) -> Iterator[str | Slot | Plural]:
        for node in nodes:
            if not isinstance(node, If):
                yield node
            elif self._holds(node):
                yield from self._shown(node.nodes)

    def _holds(self, node: If) -> bool:
        value = self.values[node.name]
        holds: bool = value == node.choice if node.choice else bool(value)
        return holds is not node.negated

    def _value(self, param: Param, value: Value) -> str:
        return value_text(param, value, self.language, self.currency)

    def _list(self, name: str) -> str:
        param = self.params[name]
        if param.kind is Kind.LINES:
            return "\n".join(f"- {one}" for one in _quoted_lines(param, self.values[name], self.language))
        return "\n".join(self._row(param, row) for row in self.values[name])

    def _row(self, param: Param, row: Value) -> str:
        first, *rest = zip(param.columns, row, strict=True)
        colon, semicolon = (f"{space}{mark}" for space, mark in zip(self.apart, (": ", "; "), strict=True))
        said = [f"{_of(one.labels, self.language)}{colon}{self._value(one, cell)}" for one, cell in rest if cell != ""]
        return f"- **{self._value(*first)}**" + (f" – {semicolon.join(said)}" if said else "")
