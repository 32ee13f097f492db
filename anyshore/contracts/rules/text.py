"""The text of an agreement, in plain English, worked out from its content alone.

``render`` writes the whole text in numbered clauses as Markdown; ``six_lines`` says the same on six lines. Every
number in either comes from the content. Words of the parties are quoted so that they read as they were typed.
"""

from __future__ import annotations

from collections.abc import Callable

from anyshore.contracts.rules import text_lines
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.defaults import RIGHTS
from anyshore.contracts.rules.terms import EndRule, ExitForm, Payment, Terms
from anyshore.contracts.rules.wording import amount, day, quoted
from anyshore.kit.countries import country_name

Clause = tuple[str, Callable[[Content], list[str]]]


def render(content: Content) -> str:
    """The whole text: who, then numbered clauses, then what is wanted and what is offered, in their own words."""
    parts = [
        f"# {quoted(content.title)}",
        f"Agreement C-{content.number}, version {content.version}.",
        (
            f"**{quoted(content.client.name)}**, {country_name(content.client.country)}, is the client. "
            f"**{quoted(content.provider.name)}**, {country_name(content.provider.country)}, is the provider."
        ),
    ]
    said = [(heading, found) for heading, sentences in CLAUSES if (found := sentences(content))]
    for number, (heading, found) in enumerate(said, 1):
        parts.append(f"## {number}. {heading}")
        parts += [f"{number}.{place} {words}" for place, words in enumerate(found, 1)]
    parts += _own_words("What the client wants", content.brief)
    parts += _own_words("What the provider offers", content.offer)
    return "\n\n".join(parts) + "\n"


def six_lines(content: Content) -> tuple[str, ...]:
    """What both sides most need to know, each line one thing: work, price, review, surprises, stopping, the end."""
    terms = content.terms
    return (
        f"{content.provider.name} does “{content.title}” for {content.client.name}{_when(content)}".removesuffix(".")
        + ".",
        text_lines.in_one_line(content) or f"The price is {amount(content.value)}. {_payment(content)}",
        text_lines.review_in_one_line(content)
        or (
            f"The client looks at each hand-in within {_days(terms.review_days, 'working day')}; no answer accepts it. "
            f"{_revisions(terms)}"
        ),
        f"If something comes up that nobody foresaw: {_lowered(terms.unforeseen_text)}",
        _stopping(terms),
        f"{RIGHTS[terms.rights][0]} {_handover(terms)}",
    )


def percent(bps: int) -> str:
    """Basis points as a percentage without needless zeros: ``1.5``."""
    whole, part = divmod(bps, 100)
    return f"{whole}.{part:02}".rstrip("0").rstrip(".") if part else str(whole)


def _work(content: Content) -> list[str]:
    listed = [_milestone(place, one, content) for place, one in enumerate(content.milestones, 1)]
    own = "The provider does the work that stands below in both sides' own words."
    if not listed:
        return [own, *text_lines.duties(content)]
    intro = "The work has one part, called a milestone" if len(listed) == 1 else "The work has these milestones"
    return [
        own,
        "\n\n".join([f"{intro}:", "\n".join(listed)]),
        (
            "A milestone is done when what it names as its criteria is met; where it names none, when the work is as "
            "described."
        ),
        *text_lines.duties(content),
    ]


def _milestone(place: int, one: MilestoneDraft, content: Content) -> str:
    due = f", due on {day(one.due_on)}" if one.due_on else ""
    line = f"- Milestone {place}, **{quoted(one.title)}**: {amount(content.amount(one))}{due}."
    return "\n".join([line, *(f"    - {quoted(criterion)}" for criterion in one.criteria)])


def _price(content: Content) -> list[str]:
    fee = "The operator of this place charges no fee."
    if content.fee_bps:
        rate = percent(content.fee_bps)
        fee = f"The operator's fee is {rate} % of what the provider is paid in all, and the provider bears it."
    order = " Every invoice names the client's purchase order." if content.terms.purchase_order else ""
    if not content.milestones:
        return [text_lines.price(content) + order, fee]
    whole = text_lines.price(content) or f"The price in all is {amount(content.value)}."
    return [whole, _payment(content) + order, fee]


def _payment(content: Content) -> str:
    terms = content.terms
    if terms.payment is Payment.INVOICE:
        days = _days(terms.payment_days, "day")
        return f"The provider sends an invoice for what was accepted, and the client pays it within {days}."
    what = "all of it" if terms.payment is Payment.HELD_IN_FULL else "the price of a milestone"
    if content.rail == "ledger_only":
        return (
            f"Before work on it starts, the client promises {what} here; once accepted, the client pays the provider "
            "directly, and both confirm it here."
        )
    return f"Before work on it starts, the client pays in {what}; it is held here and paid out once accepted."


def _review(content: Content) -> list[str]:
    terms = content.terms
    if not content.milestones:
        return []
    found = [
        "The provider hands in finished work here, milestone by milestone.",
        (
            f"The client has {_days(terms.review_days, 'working day')} to accept it or to ask for changes. "
            "The client may take as many once more."
        ),
        (
            "If the client does neither in time, the work counts as accepted. Silence waives no defect that could not be "
            "seen."
        ),
        _revisions(terms),
        (
            "Work that misses a criterion named above is a defect: the client says which, the review stops, and putting it "
            "right is not counted as a change."
        ),
    ]
    if terms.warranty_days:
        found.append(f"For {_days(terms.warranty_days, 'day')} after acceptance the provider puts defects right.")
    return found


def _revisions(terms: Terms) -> str:
    if terms.revisions is None:
        return "Rounds of changes are not counted."
    if terms.revisions == 0:
        return "No round of changes is included."
    rounds = "round" if terms.revisions == 1 else "rounds"
    return f"{terms.revisions} {rounds} of changes to a milestone are included in the price."


def _change(content: Content) -> list[str]:
    terms = content.terms
    impact = "says first what it means for price, time and quality, and " if terms.change_impact_first else ""
    days = _days(terms.change_answer_days, "working day")
    return [
        (
            "Either side may propose a change of the work, the price, the dates or these terms. Nothing changes until both "
            "have signed it."
        ),
        f"The other side {impact}answers within {days}. No answer means no.",
        f"If something happens that this agreement did not foresee: {_lowered(terms.unforeseen_text)}",
        _steps(terms),
    ]


def _steps(terms: Terms) -> str:
    steps = [f"{_days(terms.talk_days, 'day')} to talk"]
    if terms.proposal_days:
        steps.append(f"{_days(terms.proposal_days, 'day')} for proposals")
    if terms.cooling_days:
        steps.append(f"{_days(terms.cooling_days, 'day')} to cool off")
    return f"For this both sides have {_listed(tuple(steps))}."


def _rights(content: Content) -> list[str]:
    found = [
        RIGHTS[content.terms.rights][1],
        "The provider says which parts are somebody else's or were there before, and on which terms they may be used.",
    ]
    if content.terms.confidential:
        found.append("What one side learns about the other's business stays between them, also after the end.")
    return found


def _ending(content: Content) -> list[str]:
    terms = content.terms
    breach = f"A side that does not keep this agreement has {_days(terms.cure_days, 'day')} to put it right after the "
    breach += "other has said so in writing; then the other may end it."
    if terms.cure_payment_days != terms.cure_days:
        breach += f" For a payment that is late it is {_days(terms.cure_payment_days, 'day')}."
    last = {
        EndRule.ON_ACCEPTANCE: "This ends when the last milestone is accepted and paid.",
        EndRule.OPEN: "This has no last day: both sides chose so.",
        EndRule.ON_DATE: "This ends when the last milestone is accepted and paid, and at the latest on its last day.",
    }[terms.end_rule]
    if content.lines.runs:
        last = f"This ends on {day(terms.end_on)}." if terms.end_on else "This has no last day: both sides chose so."
    elif terms.end_on:
        last = f"This ends when the last milestone is accepted and paid, and at the latest on {day(terms.end_on)}."
    if terms.decide_months:
        last += f" What comes after it is decided {_days(terms.decide_months, 'month')} before."
    return [last, _stopping(terms), breach]


def _stopping(terms: Terms) -> str:
    if terms.notice_days is None:
        return "Either side may stop before anything is handed in; work done is paid."
    days = _days(terms.notice_days, "day")
    return f"Either side may end this with {days} of notice, without giving a reason; work done is paid."


def _exit(content: Content) -> list[str]:
    terms = content.terms
    if terms.exit_form is ExitForm.SENTENCE:
        return [f"At the end, however it comes, the provider hands over {_listed(terms.exit_items)}."]
    listed = "\n".join(f"- {quoted(item)}" for item in terms.exit_items)
    found = [f"At the end, however it comes, the provider hands over:\n\n{listed}"]
    if terms.exit_form is not ExitForm.LIST:
        found.append("This list is the first version of the exit plan; both sides keep it current.")
    if terms.exit_form is ExitForm.REHEARSED_PLAN:
        found.append("Both sides rehearse it every year.")
    return found


def _handover(terms: Terms) -> str:
    if terms.exit_form is ExitForm.SENTENCE:
        return f"At the end the provider hands over {_listed(terms.exit_items)}."
    what = "list" if terms.exit_form is ExitForm.LIST else "plan"
    return f"At the end the provider hands over all that the exit {what} names."


def _law(content: Content) -> list[str]:
    found = [
        (
            "If the sides cannot agree about money that is held, the operator may hold it back and divide it, with written "
            "reasons. Nobody loses the way to a court."
        ),
        (
            "Working days are those of the side that must act, and end at the close of business there. Every deadline is "
            "shown as an instant when it starts."
        ),
    ]
    if content.terms.governing_law:
        found.insert(0, f"The law that applies is that of {quoted(content.terms.governing_law)}.")
    return found


CLAUSES: tuple[Clause, ...] = (
    ("The work", _work),
    ("The price", _price),
    ("Hours", text_lines.hours),
    ("Handing in and accepting", _review),
    ("Changes, and what nobody foresaw", _change),
    ("Rights", _rights),
    ("The end", _ending),
    ("The way out", _exit),
    ("Disagreements, law and days", _law),
)


def _when(content: Content) -> str:
    days = [one.due_on for one in content.milestones if one.due_on]
    return f" by {day(max(days))}" if days else ""


def _days(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _listed(items: tuple[str, ...]) -> str:
    *most, last = items or ("nothing",)
    return f"{', '.join(most)} and {last}" if most else last


def _lowered(words: str) -> str:
    """The first letter small, to go on after a colon."""
    return words[:1].lower() + words[1:]


def _own_words(heading: str, words: str) -> list[str]:
    if not words.strip():
        return []
    return [f"## {heading}", "\n".join(f"> {line}".rstrip() for line in words.strip().split("\n"))]
