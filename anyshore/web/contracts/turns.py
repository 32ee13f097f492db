"""Whose turn it is on a contract: the panels at the top of its page, and what else one may do, in menus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.rules import LIVE
from anyshore.delivery.queries import SubmissionRow
from anyshore.insight.queries.contract import Contract, Part
from anyshore.web.contracts.checks import Shown, shown
from anyshore.web.contracts.consequences import silence_of_review
from anyshore.web.contracts.words import STARTS
from anyshore.web.contracts.zones import there

Entry = tuple[str, str, str]
"""One line of a menu: its words, its address, its icon."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as its component takes it: cells in all, cells used, when it ends."""

    total: int
    used: int
    due_at: datetime
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Work in review: what was handed in, until when, and what silence does."""

    part: Part
    submission: SubmissionRow
    clock: Clock
    silence: str
    elsewhere: str
    checks: list[Shown]


@dataclass(frozen=True, slots=True)
class Turn:
    """The panels to show. ``kind``: answer (the reader answers an offer), wait (the other side does), work, over.
    ``at_work`` are milestones that are funded and being worked on."""

    kind: str
    reviews: tuple[Review, ...] = ()
    to_submit: tuple[Part, ...] = ()
    to_fund: tuple[Part, ...] = ()
    at_work: tuple[Part, ...] = ()


def turn_of(contract: Contract) -> Turn:
    """What comes first for this reader."""
    page = contract.page
    if page.state == "offered":
        return Turn("answer" if page.side is not None and page.waits_for is page.side else "wait")
    if page.state not in LIVE:
        return Turn("over")
    return Turn(
        "work",
        tuple(review for part in contract.parts if (review := _review(contract, part))),
        tuple(part for part in contract.parts if "submit" in part.may),
        tuple(part for part in contract.parts if "fund" in part.may),
        tuple(part for part in contract.parts if _is_at_work(part)),
    )


def menu_of(contract: Contract) -> list[Entry]:
    """What one may do with the contract as a whole."""
    entries = [
        ("expenses", _("Expenses"), "payments:expenses", "receipt-text"),
        ("subcontractors", _("Subcontractors"), "contracts:subcontractors", "users"),
        ("benchmarks", _("Comparison with the market"), "contracts:benchmarks", "scale"),
        ("step_ins", _("Step-in"), "contracts:step_ins", "life-buoy"),
        ("hardship", _("Hardship"), "hardship:talks", "message-square"),
        ("majeure", _("Force majeure"), "majeure:events", "triangle-alert"),
        ("formal_notices", _("Formal notices"), "formal:notices", "mail"),
        ("claims", _("Claims"), "claims:claims", "scale"),
        ("worker_check", _("Is the work independent?"), "contracts:worker_check", "user-check"),
        ("renew", _("Renewal"), "contracts:renewal", "calendar-plus"),
        ("bonus", _("Give a bonus"), "payments:bonus", "hand-coins"),
        ("record_payment", _("Record a payment"), "payments:record", "receipt-text"),
        ("give_notice", _("Give notice"), "exits:give_notice", "calendar"),
        ("withdraw_notice", _("Withdraw the notice"), "exits:withdraw_notice", "undo-2"),
        ("cancel", _("Cancel the contract"), "exits:cancel", "circle-x"),
    ]
    talk = "suggest" in contract.may
    first = [
        (_("Negotiate clause by clause"), reverse("contracts:negotiate", args=[contract.number]), "message-square")
    ]
    board = (
        _("Work board, %(count)s open") % {"count": contract.items_open} if contract.items_open else _("Work board")
    )
    work = [(board, reverse("board:board", args=[contract.number]), "list-checks")] if contract.page.signed_at else []
    return (
        (first if talk else [])
        + work
        + _starts(contract)
        + [
            (words, reverse(name, args=[contract.number]), icon)
            for verb, words, name, icon in entries
            if verb in contract.may
        ]
    )


def _starts(contract: Contract) -> list[Entry]:
    """The offers that can be started from this contract."""
    icons = {"under": "file-plus", "follows": "corner-down-right", "copy": "copy"}
    to = reverse("contracts:new")
    kept = (_("Save as a template"), f"{reverse('contracts:new_template')}?contract={contract.number}", "file-text")
    return ([kept] if "copy" in contract.may else []) + [
        (str(STARTS[start]), f"{to}?{start}={contract.number}", icon)
        for start, icon in icons.items()
        if start in contract.may
    ]


def part_menu(contract: Contract, part: Part) -> list[Entry]:
    """What one may do with one milestone, beside what its panel offers."""
    promises = contract.money is not None and contract.money.promises
    entries = [
        ("release_part", _("Release a part"), "payments:release_part", "hand-coins"),
        ("waive", _("Let the delay pass"), "payments:waive", "hand-coins"),
        ("offer_refund", _("Divide the sum") if promises else _("Divide what is held"), "exits:offer_refund", "scale"),
        ("give_back", _("Give it back"), "exits:give_back", "undo-2"),
        ("list_defect", _("Report a defect"), "defects:report", "triangle-alert"),
        ("hold", _("Hold the money"), "payments:hold", "lock"),
        ("lift", _("Lift the hold"), "payments:lift", "lock-open"),
        ("rule", _("Rule on the money"), "exits:rule", "gavel"),
    ]
    place = [contract.number, part.position]
    return [(words, reverse(name, args=place), icon) for verb, words, name, icon in entries if verb in part.may]


def _is_at_work(part: Part) -> bool:
    funded = part.money is not None and part.money.word in ("held", "promised", "by_invoice")
    return funded and part.work is not None and part.work.state in ("to_do", "changes_asked")


def _review(contract: Contract, part: Part) -> Review | None:
    ticking = part.work.clock if part.work else None
    if part.work is None or ticking is None:
        return None
    state = "stopped" if ticking.paused else "late" if ticking.over else ""
    note = _("Stands still while the operator holds the money") if ticking.paused else ""
    return Review(
        part,
        part.work.submissions[0],
        Clock(ticking.days_total, ticking.days_used, ticking.review_until, state, note),
        silence_of_review(contract, part.to_release),
        there(ticking.review_until, contract),
        shown(part.work.submissions[0].checks),
    )
