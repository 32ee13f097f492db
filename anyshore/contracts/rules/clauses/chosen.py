"""The clauses that an agreement has: from the library with their parameters, or in a party's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.acting import Rule, rule_of
from anyshore.contracts.rules.clauses.frame import WORDING
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY, version_of
from anyshore.contracts.rules.clauses.shape import Value, Version
from anyshore.contracts.rules.clauses.template import Unreadable
from anyshore.contracts.rules.clauses.writing import Written, figures, quoted, written
from anyshore.contracts.rules.terms import Payment, Rights, Terms
from anyshore.kit.errors import Invalid

MOST_CLAUSES: Final = 60
OWN: Final = "own"
"""The key of a clause in a party's own words, which no library holds."""
_heading = reading.text(160)
_words = reading.text(20_000)
R = TypeVar("R", bound=Rule)


class HeldMoneyIsWhole(Invalid):
    """The first version of the clause keeps back of what the client pays by invoice: held money needs its second."""

    code = "held_money_is_whole"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One clause of an agreement. ``own`` is what the library does not hold: heading and text, or a whole version."""

    key: str
    number: int
    values: Mapping[str, Value]
    own: Mapping[str, Any] | None = None

    @property
    def version(self) -> Version | None:
        """The version with its texts and parameters; None for words without parameters."""
        if self.own is None:
            return LIBRARY[self.key].version(self.number)
        return version_of(self.own, own=True) if "number" in self.own else None

    @property
    def unfilled(self) -> tuple[str, ...]:
        """The parameters that must be written before anybody signs."""
        version = self.version
        return version.unfilled(self.values) if version else ()

    def heading(self, language: Language) -> str:
        """What the clause is called."""
        version = self.version
        if version is None:
            assert self.own is not None
            return str(self.own["heading"])
        return (version.words.get(language) or next(iter(version.words.values()))).heading

    def says(self, language: Language) -> str:
        """What the clause does, in one line; nothing where a party wrote it without one."""
        version = self.version
        return (version.words.get(language) or next(iter(version.words.values()))).says if version else ""

    def figures(self, language: Language, currency: str) -> list[tuple[str, str]]:
        """The numbers and days that the clause states, each with what it is; none in a party's own words."""
        version = self.version
        return figures(version, self.values, language, currency) if version else []

    def written(self, language: Language, currency: str, wording: int = WORDING) -> Written:
        """The clause as it reads in ``language``, among sentences of the version ``wording`` (clauses.frame)."""
        version = self.version
        if version is not None:
            return written(version, self.values, language, currency, wording=wording)
        assert self.own is not None
        lines = (line for line in str(self.own["text"]).splitlines() if line.strip())
        return Written(quoted(self.own["heading"]), tuple(quoted(line) for line in lines))

    def to_json(self) -> dict[str, object]:
        """The clause as plain JSON values."""
        plain = {"key": self.key, "version": self.number, "params": dict(self.values)}
        return plain if self.own is None else {**plain, "own": dict(self.own)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Chosen:
        """Read what ``to_json`` wrote."""
        return cls(data["key"], data["version"], data["params"], data.get("own"))


def rule_in(clauses: Iterable[Chosen], kind: type[R]) -> R | None:
    """The rule of this kind that an agreement with these clauses has; None where it has none."""
    rules = (rule_of(one.key, one.values) for one in clauses if one.own is None)
    return next((rule for rule in rules if isinstance(rule, kind)), None)


def usual(key: str, language: Language) -> Chosen:
    """A clause of the library in its newest version, with its usual parameters. KeyError where there is none."""
    version = LIBRARY[key].newest
    return Chosen(key, version.number, version.defaults(language))


def own_words(heading: str, text: str) -> Chosen:
    """A clause in a party's own words."""
    return Chosen(OWN, 1, {}, {"heading": heading.strip(), "text": text.strip()})


def checked_clauses(clauses: Sequence[Chosen], terms: Terms) -> tuple[Chosen, ...]:
    """The clauses as an agreement may have them: at most sixty, each of the library once, each parameter within its
    limits, none against another or against the terms. Invalid otherwise."""
    if len(clauses) > MOST_CLAUSES:
        raise Invalid(field="clauses", reason="length", longest=MOST_CLAUSES)
    read = tuple(_checked(one) for one in clauses)
    keys = [one.key for one in read if one.key != OWN]
    if len(keys) != len(set(keys)):
        raise Invalid(field="clauses", reason="twice")
    if "rights_on_payment" in keys and terms.rights is Rights.LICENCE:
        raise Invalid(field="clauses", reason="licence")
    if _keeps_whole(read) and terms.payment is not Payment.INVOICE:
        raise HeldMoneyIsWhole(field="clauses")
    return read


def _keeps_whole(clauses: Iterable[Chosen]) -> bool:
    """Whether money is kept back by the first version of its clause, which speaks of the client's payments alone."""
    return any(one.key == "retention" and one.number == 1 for one in clauses)


def _checked(one: Chosen) -> Chosen:
    try:
        version = one.version
    except (KeyError, ValueError, Unreadable):
        raise Invalid(field="clauses", reason="unknown") from None
    if version is not None:
        read = replace(one, values=version.read(one.key, one.values))
        rule_of(read.key, read.values)
        return read
    assert one.own is not None
    heading, text = str(_heading("heading", one.own.get("heading"))), str(_words("text", one.own.get("text")))
    if not heading.strip() or not text.strip() or "\n" in heading:
        raise Invalid(field="clauses", reason="empty")
    return own_words(heading, text)


def settled(terms: Terms, clauses: Sequence[Chosen]) -> Terms:
    """The terms with what a clause says instead of them: its law, its warranty, its secrecy."""
    by_key = {one.key: one.values for one in clauses}
    if "forum" in by_key:
        terms = replace(terms, governing_law=by_key["forum"]["law"])
    if "warranty" in by_key:
        terms = replace(terms, warranty_days=0)
    if "confidentiality" in by_key:
        terms = replace(terms, confidential=True)
    return terms
