"""Words of claims: what each kind is called and is for, grounds without a limit, states, and what to do when an action
refuses."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.liability import Counts, Year
from anyshore.payments.queries.claims_page import ClaimRow, ClaimsPage
from anyshore.payments.rules.claims import ClaimKind, Ground
from anyshore.plumbing import formats
from anyshore.web.words import Words

STATES = {
    "claim": {
        "made": (pgettext_lazy("claim", "Not answered yet"), "wait", "hourglass"),
        "offered": (pgettext_lazy("claim", "Accepted for less"), "wait", "scale"),
        "objected": (pgettext_lazy("claim", "Objected to"), "bad", "circle-x"),
        "accepted": (pgettext_lazy("claim", "Accepted"), "good", "circle-check"),
        "withdrawn": (pgettext_lazy("claim", "Withdrawn"), "", "undo-2"),
    }
}

REFUSALS = {
    "defect_not_failed": gettext_lazy(
        "Time or attempts are left to put this defect right, or it is settled. Ask for money once that has failed."
    ),
    "other_way_taken": gettext_lazy(
        "The contract gives a lower price or the cost of the repair. Withdraw claim %(number)s first to choose the other."
    ),
    "reduction_too_high": gettext_lazy("More than is left of this milestone’s price. Ask for at most %(most)s."),
    "claim_before_start": gettext_lazy("The contract began on %(first)s. Name a day from then on."),
    "more_than_claimed": gettext_lazy("No more than %(most)s was claimed. Write that or less."),
    "claim_offer_changed": gettext_lazy("What is offered is %(amount)s by now. Look at it again."),
    "beyond_liability": gettext_lazy(
        "The limit of this year is %(limit)s, and %(counted)s count already: %(left)s are left. Accept less, or tick that"
        " you accept it beyond the limit."
    ),
}

KINDS: dict[ClaimKind, Words] = {
    ClaimKind.DAMAGES: gettext_lazy("Damages"),
    ClaimKind.REDUCTION: gettext_lazy("A lower price"),
    ClaimKind.REPAIR: gettext_lazy("The bill of a repair"),
}
"""What each kind is called, in the list."""

ASK: dict[ClaimKind, Words] = {
    ClaimKind.DAMAGES: gettext_lazy("Claim damages"),
    ClaimKind.REDUCTION: gettext_lazy("Ask for a lower price"),
    ClaimKind.REPAIR: gettext_lazy("Bill the repair"),
}
"""What each kind is called on its button."""

ABOUT: dict[ClaimKind, Words] = {
    ClaimKind.DAMAGES: gettext_lazy("Something that the other side did, or did not do, has cost you money."),
    ClaimKind.REDUCTION: gettext_lazy("A defect was not put right in time, and the work is worth less to you."),
    ClaimKind.REPAIR: gettext_lazy("A defect was not put right in time, and you had it put right by somebody else."),
}

COUNTS: dict[str, Words] = {
    Counts.DAMAGES: gettext_lazy("Damages"),
    Counts.STEP_IN: gettext_lazy("Costs of a step-in"),
    Counts.REDUCTION: gettext_lazy("A lower price"),
    Counts.CREDIT: gettext_lazy("A service credit"),
    Counts.PENALTY: gettext_lazy("Less for late delivery"),
}
"""What counts towards the limit."""

GROUNDS: dict[str, Words] = {
    Ground.NONE: gettext_lazy("None of these: the limit holds"),
    Ground.INTENT: gettext_lazy("Intent or gross negligence"),
    Ground.INJURY: gettext_lazy("Death or injury"),
    Ground.CONFIDENCE: gettext_lazy("Breach of confidence, or of the protection of personal data"),
    Ground.RIGHTS: gettext_lazy("Claims of others about rights"),
    Ground.LAW: gettext_lazy("The law allows no limit"),
}
"""Why the clause would know no limit."""

STEPS: dict[str, Words] = {
    "offer": gettext_lazy("Accepted for less"),
    "accept": pgettext_lazy("claim", "Accepted"),
    "object": pgettext_lazy("claim", "Objected to"),
    "take": gettext_lazy("Took the lesser sum"),
    "maintain": pgettext_lazy("claim", "Maintained"),
    "withdraw": pgettext_lazy("claim", "Withdrawn"),
}
"""The steps of the history."""


def in_short(row: ClaimRow) -> str:
    """What a claim is about, in one line."""
    if row.defect is None:
        return " ".join(row.words.split())
    return _("Defect %(number)s of M%(position)s %(milestone)s") % {
        "number": row.defect.number, "position": row.defect.position, "milestone": row.defect.milestone,
    }  # fmt: skip


def paid_how(found: ClaimsPage, row: ClaimRow) -> str:
    """How an accepted claim is paid, or was, in sentences; nothing of one that is not accepted."""
    if row.agreed is None:
        return ""
    given = {"sum": formats.money_text(row.left), "who": found.name(row.side.other)}
    if row.credit == "used":
        return _("All of it came off payments.")
    if row.credit == "open":
        return _("%(sum)s come off the next payment by themselves, as far as that goes.") % given
    if row.credit == "owed":
        return (
            _("The contract ended before a payment was left. %(who)s owes %(sum)s: pay it as you two agree.") % given
        )
    if row.side is Side.PROVIDER:
        return _("%(who)s owes it. No money moves by it here: pay it as you two agree.") % given
    return _("No payment is left from which it could come off: pay it as you two agree.")


def counts_or_not(found: ClaimsPage, row: ClaimRow) -> str:
    """Whether a claim counts towards the limit of liability, in one sentence."""
    if found.cap is None:
        return _("The contract sets no limit of liability.")
    if row.kind is ClaimKind.REPAIR:
        return _("The cost of putting a defect right does not count towards the limit of liability.")
    if row.ground:
        return _("%(who)s says that the limit does not hold: %(ground)s. Then it does not count.") % {
            "who": found.name(row.side), "ground": GROUNDS[row.ground],
        }  # fmt: skip
    return _("Accepted, it counts towards the limit of liability of %(who)s.") % {"who": found.name(row.side.other)}


def counted_rows(year: Year) -> list[tuple[str, str]]:
    """What counts in a year, each as what it is with its day, and its sum."""
    return [(f"{COUNTS[one.kind]}, {formats.day_text(one.on)}", formats.money_text(one.amount)) for one in year.each]
