"""An adopted contract as its page and the register say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.contracts.queries.adopted import AdoptedPage, AdoptedRow
from anyshore.contracts.rules.adopted import AdoptedFacts, renewed
from anyshore.kit.cells import quoted
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.words import status_of


@dataclass(frozen=True, slots=True)
class Told:
    """What silence does, on which day: the one that ends at the clock's instant."""

    at: datetime
    text: str
    detail: str
    day_only: bool = True


def facts_shown(facts: AdoptedFacts) -> dict[str, str]:
    """Each fact in words, by its name."""
    days, months = facts.notice_days, facts.renewal_months
    return {
        "other": facts.other,
        "activity": facts.activity,
        "value_minor": formats.money_text(Money(facts.value_minor, facts.currency)),
        "starts_on": formats.day_text(facts.starts_on),
        "ends_on": formats.day_text(facts.ends_on) if facts.ends_on else _("none"),
        "notice_days": ngettext("%(n)s day", "%(n)s days", days) % {"n": days} if days is not None else _("none said"),
        "renewal_months": ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
        if months
        else _("it does not"),
        "knows": "\n".join(facts.knows),
    }


def silence_of(found: AdoptedPage) -> list[Told]:
    """What happens if nobody acts."""
    told = []
    for one in found.silence:
        day = one.at - timedelta(seconds=1)
        if one.code == "contracts.adopted_ends":
            told.append(
                Told(day, _("The contract ends."), _("What the exit plan names should be handed over by then."))
            )
        else:
            given = {"until": formats.day_text(_until(found)), "sum": formats.money_text(found.row.value)}
            told.append(
                Told(
                    day,
                    _("The day to give notice is over: the contract goes on to %(until)s.") % given,
                    _("Another term costs %(sum)s.") % given,
                )
            )
    return told


def _until(found: AdoptedPage) -> date:
    """The last day of the next term."""
    return renewed(found.row.facts).ends_on or found.row.facts.starts_on


def line_of(row: AdoptedRow | None) -> list[str]:
    """A line of the register as a spreadsheet has it; its head without a row. Days are ISO 8601, sums have a point."""
    if row is None:
        return [
            _("Number"), _("What they do"), _("The other party"), _("Joined"), _("State"), _("Value of a term"),
            _("Currency"), _("Start"), _("Last day"), _("Days of notice"), _("Last day to give notice"),
            _("Goes on for months"), _("Exit plan ready"), _("Who knows what"),
        ]  # fmt: skip
    facts = row.facts
    cells = [
        f"C-{row.number}",
        facts.activity,
        row.supplier,
        _("yes") if row.has_joined else _("no"),
        str(status_of("adopted", row.state).word),
        row.value.plain(),
        facts.currency,
        facts.starts_on.isoformat(),
        facts.ends_on.isoformat() if facts.ends_on else "",
        "" if facts.notice_days is None else str(facts.notice_days),
        row.notice_on.isoformat() if row.notice_on else "",
        str(facts.renewal_months or ""),
        f"{row.ready} / {row.items}",
        "; ".join(facts.knows),
    ]
    return [quoted(cell) for cell in cells]
