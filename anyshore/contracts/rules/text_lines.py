"""What the text of an agreement says of lines that are no milestones: hours, a retainer, duties. Numbers from them alone."""

from __future__ import annotations

from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.lines import Every, Rest, Retainer, TimeLine, Unused
from anyshore.contracts.rules.terms import Payment
from anyshore.contracts.rules.wording import amount, day, quoted
from anyshore.contracts.rules.wording import hours as hours_in_words
from anyshore.kit.countries import country_name
from anyshore.kit.money import Money

EVERY = {
    Every.ONCE: "once",
    Every.WEEK: "every week",
    Every.MONTH: "every month",
    Every.QUARTER: "every quarter",
    Every.YEAR: "every year",
}


def in_one_line(content: Content) -> str:
    """The price of an agreement by the hour or the month, on one line; "" for any other."""
    lines = content.lines
    if not lines.runs:
        return ""
    parts = [
        f"{_who(line)} at {amount(Money(line.rate_minor, content.currency))} an hour, "
        f"at most {hours_in_words(line.cap_minutes)} a week"
        for line in lines.time
    ]
    parts += [_retained(lines.retainer, content.currency)] if lines.retainer else []
    return f"The price is by time: {'; '.join(parts)}; {amount(content.value)} at most in all. {_ahead(content)}"


def review_in_one_line(content: Content) -> str:
    """How hours are looked at, on one line; "" for an agreement that has milestones or no hours."""
    if content.milestones or not content.lines.runs:
        return ""
    return "The client looks at each week's hours until Friday 23:59 UTC of the week after; no answer approves them."


def price(content: Content) -> str:
    """The first sentence about the price; "" where milestones are all there is."""
    if not content.lines.runs:
        return ""
    return f"The price is by time and, with all that can fall due until the end, {amount(content.value)} at most."


def duties(content: Content) -> list[str]:
    """What is done without a price of its own."""
    if not content.lines.duties:
        return []
    listed = "\n".join(f"- {quoted(one.what)}, {EVERY[one.every]}" for one in content.lines.duties)
    return [f"Without a price of its own, the provider also does:\n\n{listed}"]


def hours(content: Content) -> list[str]:
    """The clause about hours; no sentence where none are paid."""
    lines = content.lines
    if not lines.runs or lines.starts_on is None:
        return []
    found = [f"Hours count from {day(lines.starts_on)}. A week runs from Monday to Sunday, in UTC."]
    if lines.time:
        listed = "\n".join(_line(place, line, content.currency) for place, line in enumerate(lines.time, 1))
        found += [f"These hours are paid:\n\n{listed}", *_sheets(), _ahead(content)]
        if content.terms.payment is not Payment.INVOICE:
            found.append(REST[lines.rest])
    if lines.retainer:
        found += [f"Besides, {_retained(lines.retainer, content.currency)}.", UNUSED[lines.retainer.unused]]
    return found


REST = {
    Rest.REFUND: "What was paid in for a week and not used goes back to the client when its time sheet is approved.",
    Rest.CARRY: "What was paid in for a week and not used is kept for the next week, as far as that needs it.",
}
UNUSED = {
    Unused.LAPSE: "Hours of a month that were not used lapse at its end.",
    Unused.CARRY: "Hours of a month that were not used stay for the next month, and lapse at its end.",
}


def _sheets() -> list[str]:
    return [
        (
            "The provider may change a week's time sheet until Monday 12:00 UTC after it; then it stands submitted. The "
            "client approves it or questions entries until Friday 23:59 UTC. No answer approves what was not questioned."
        ),
        (
            "Minutes beyond a week's cap are shown and not paid, unless the client lifts the cap for that week. A sheet is "
            "paid by the minute; its sum is rounded once."
        ),
        "What was approved is corrected by an entry of a later week that takes it back and says why.",
    ]


def _ahead(content: Content) -> str:
    terms = content.terms
    if terms.payment is Payment.INVOICE:
        due = "1 day" if terms.payment_days == 1 else f"{terms.payment_days} days"
        return f"The provider sends an invoice for what was approved, and the client pays it within {due}."
    if not content.lines.time:
        return "It is paid by the month."
    most = amount(Money(content.lines.week_minor, content.currency))
    verb = "promises" if content.rail == "ledger_only" else "pays in"
    return f"Before a week begins the client {verb} what it costs at most, {most}; a week without it is not protected."


def _line(place: int, line: TimeLine, currency: str) -> str:
    rate = amount(Money(line.rate_minor, currency))
    who = f", done by {quoted(line.person)}" if line.person else ""
    return (
        f"- {place}. **{quoted(_who(line))}**{who}: {rate} an hour, at most {hours_in_words(line.cap_minutes)} a week."
    )


def _who(line: TimeLine) -> str:
    place = country_name(line.place) if line.place else ""
    return ", ".join(part for part in (line.role, line.level, place) if part)


def _retained(one: Retainer, currency: str) -> str:
    included = f" for {hours_in_words(one.minutes)}" if one.minutes else ""
    return f"{amount(Money(one.amount_minor, currency))} a month{included}"
