"""A master agreement of many pages, statements of work under it, and all their lines, made by the actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from anyshore.contracts.queries import current_content
from anyshore.contracts.queries.paper import version_paper
from anyshore.contracts.rules.clauses.chosen import Chosen, own_words, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.defaults import defaults
from bench.world import ask_as
from tests.contracts.world import Deal, parties, running

CLAUSES = (
    "confidentiality",
    "data_processing",
    "liability_cap",
    "audit",
    "force_majeure",
    "hardship",
    "sweep",
    "governance",
)
WORDS_A_PAGE = 720


@dataclass(frozen=True)
class Large:
    """The contents, the paper of the master, and the pages that show it. ``changed`` is the master with ten clauses
    changed by a word and one number."""

    master: Content
    changed: Content
    statements: list[Content]
    paper: Callable[[], bytes]
    pages: dict[str, Callable[[str | None], Any]]

    @property
    def lines(self) -> int:
        """The priced lines of all statements."""
        return sum(len(one.milestones) for one in self.statements)


def large(statements: int, lines: int, pages: int, at: datetime) -> Large:
    """So many statements with so many lines under a master of so many pages, all signed."""
    between = parties()
    terms = replace(defaults("department"), notice_days=180)
    master = running(
        between=between, at=at, title="Finance and accounting", unit="department", milestones=[], terms=terms,
        clauses=[_master(), *_library(), *_own(pages)],
    )  # fmt: skip
    each = [lines // statements + (1 if place < lines % statements else 0) for place in range(statements)]
    under = [_statement(master, place, count, at) for place, count in enumerate(each, 1)]
    content = current_content(master.agreement)
    return Large(
        master=content,
        changed=_changed(content),
        statements=[current_content(one.agreement) for one in under],
        paper=lambda: version_paper(master.client, master.agreement.pk, 1),
        pages={
            "the master's page": ask_as(master.client, f"/contracts/{master.agreement.number}/"),
            "a statement's page": ask_as(master.client, f"/contracts/{under[0].agreement.number}/"),
        },
    )


def _master() -> Chosen:
    one = usual("master_agreement", Language.EN)
    return replace(one, values={**one.values, "statements": [["Kick-off", None, 0]]})


def _library() -> list[Chosen]:
    return [one for key in CLAUSES if key in LIBRARY and not (one := usual(key, Language.EN)).unfilled]


def _own(pages: int) -> list[Chosen]:
    """Clauses in the parties' own words until there are enough pages."""
    sentence = (
        "The provider keeps the ledger of the unit current to the working day before, reconciles every account of the"
        " list in schedule {schedule} by the {day}th of the month, and explains each difference above EUR {amount} in"
        " writing to the client’s head of accounting, who answers within five working days. "
    )
    count = 48
    repeats = max(1, pages * WORDS_A_PAGE // (count * len(sentence.split())))
    return [
        own_words(
            f"Process {number}",
            "\n\n".join(
                "".join(
                    sentence.format(schedule=number, day=3 + place % 20, amount=100 * place)
                    for place in range(k, k + 5)
                )
                for k in range(1, repeats + 1, 5)
            ),
        )
        for number in range(1, count + 1)
    ]


def _statement(master: Deal, place: int, count: int, at: datetime) -> Deal:
    milestones = [
        MilestoneDraft(
            f"Line {place}.{number}",
            1_000_00 + number,
            date(2027, 1, 4) + timedelta(days=7 * number),
            ("As in the process book", "Signed off"),
        )
        for number in range(1, count + 1)
    ]
    return running(
        between=(master.client, master.provider), at=at + timedelta(minutes=place), title=f"Statement {place}",
        unit="project", milestones=milestones, under_id=master.agreement.pk,
    )  # fmt: skip


def _changed(content: Content) -> Content:
    clauses = list(content.clauses)
    for place in range(len(clauses) - 10, len(clauses)):
        one = clauses[place]
        clauses[place] = own_words(
            one.own["heading"], one.own["text"].replace("five working days", "ten working days", 1)
        )
    return content.next_version(clauses=tuple(clauses), terms=replace(content.terms, notice_days=90))
