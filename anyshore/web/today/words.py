"""Words of today: for each kind of need its icon, title, the effect of silence, and the button."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.insight.queries.needs import NeedKind
from anyshore.parties.rules import Right
from anyshore.web.words import Words


class Needed(NamedTuple):
    """How one kind of need is said. ``path`` takes the short number."""

    icon: str
    title: Words
    silence: Words
    button: Words
    path: str


AGREEMENT = "/contracts/%(number)s/"
REQUEST = "/requests/%(number)s/"
TRANSITION = AGREEMENT + "transition/"
ASSESSMENT = "/decide/assessments/%(number)s/"

WHOM: dict[Right, Words] = {
    Right.WORK: _("Needs somebody who works for your organisation: %(who)s"),
    Right.COMMIT: _("Needs somebody who may bind your organisation: %(who)s"),
    Right.MONEY: _("Needs somebody who may move its money: %(who)s"),
}
"""Whom a thing needs that the reader's role does not allow."""

NEEDED = {
    NeedKind.SIGN: Needed(
        "signature", _("Sign or answer: %(title)s"), _("the offer lapses and nobody is bound."), _("Read and answer"), AGREEMENT
    ),
    NeedKind.SUGGEST: Needed(
        "pencil", _("Accept or refuse suggestions: %(title)s"), _("the offer stands as it is, and lapses on its day."),
        pgettext_lazy("to do", "Answer"), AGREEMENT + "negotiate/?show=open",
    ),
    NeedKind.WRITE: Needed(
        "pencil", _("Read, write on or offer a draft: %(title)s"), _("it stays a draft, and nobody is bound."), _("Look at it"), AGREEMENT + "draft/"
    ),
    NeedKind.PAUSED: Needed(
        "list-checks", _("Look at what was handed in: %(title)s"), _("nothing happens while the review stands still."), _("Look at it"), AGREEMENT
    ),
    NeedKind.REVIEW: Needed(
        "list-checks", _("Review: %(title)s"), _("it counts as accepted and the money is released."), pgettext_lazy("to do", "Review"), AGREEMENT
    ),
    NeedKind.FUND: Needed(
        "circle-dashed", _("Fund: %(title)s"), _("the work does not start."), _("Fund"), AGREEMENT
    ),
    NeedKind.DELIVER: Needed(
        "package", _("Deliver: %(title)s"), _("it is late from that day on."), _("Submit work"), AGREEMENT
    ),
    NeedKind.LATE: Needed(
        "triangle-alert", _("Deliver: %(title)s"), _("it stays late."), _("Submit work"), AGREEMENT
    ),
    NeedKind.ITEM: Needed(
        "list-checks", _("Yours to do: %(title)s"), _("the board shows it as late; nothing else happens."), _("Look at it"), ""
    ),
    NeedKind.CHANGE: Needed(
        "pencil", _("Change: %(title)s"), _("the client goes on waiting; nothing is released."), _("Submit again"), AGREEMENT
    ),
    NeedKind.COMPARE: Needed(
        "scale", _("Compare proposals: %(title)s"), _("the request closes without award and all bidders are told."),
        _("Compare"), REQUEST,
    ),
    NeedKind.ANSWER: Needed(
        "message-square", _("Answer questions: %(title)s"), _("bidders propose without the answer."), pgettext_lazy("to do", "Answer"), REQUEST
    ),
    NeedKind.PROPOSE: Needed(
        "award", _("You are invited: %(title)s"), _("the request closes to proposals without yours."), _("Read it"), REQUEST
    ),
    NeedKind.DRAFT: Needed(
        "pencil", _("Send or discard your draft: %(title)s"), _("the request closes to proposals without yours."),
        _("Go on writing"), REQUEST + "propose/",
    ),
    NeedKind.JOIN: Needed(
        "signature", _("Join a team: %(title)s"), _("the team’s offer is not sent."), _("Read and answer"), ""
    ),
    NeedKind.TEAM: Needed(
        "pencil", _("Your team needs you: %(title)s"), _("the team’s offer is not sent."), _("Look at it"), ""
    ),
    NeedKind.CONFIRM: Needed(
        "circle-check", _("Confirm a payment: %(title)s"), _("the payment counts as received."), _("Confirm or deny"), AGREEMENT
    ),
    NeedKind.HOURS: Needed(
        "clock", _("Agree to hours: %(title)s"), _("the hours count as agreed and are paid."), _("Agree or say no"),
        AGREEMENT + "purchase/",
    ),
    NeedKind.REFUND: Needed(
        "undo-2", _("Answer an offer to divide: %(title)s"), _("the offer counts as declined."), _("Read and answer"), AGREEMENT
    ),
    NeedKind.RATE: Needed(
        "award", _("Review each other: %(title)s"), _("your side stays without a word; theirs is shown."), _("Write it"), AGREEMENT
    ),
    NeedKind.NOTICE: Needed(
        "calendar", _("Give notice or let it go on: %(title)s"), _("the contract goes on for another term."),
        _("Read and decide"), "/contracts/adopted/%(number)s/",
    ),
    NeedKind.PLAN: Needed(
        "signature", _("Agree to the transition plan: %(title)s"), _("it stands as it is, and nothing begins."),
        _("Read and answer"), TRANSITION,
    ),
    NeedKind.GATE: Needed(
        "list-checks", _("Open the gate or keep it closed: %(title)s"), _("the gate stays closed and the next wave does not begin."),
        _("Read and answer"), TRANSITION,
    ),
    NeedKind.SERVICE: Needed(
        "circle-check", _("Take the service over: %(title)s"), _("it does not count as taken over."), _("Read and answer"), TRANSITION
    ),
    NeedKind.LEARN: Needed(
        "list-checks", _("Learn and sign off: %(title)s"), _("it stands as not signed off."), _("Look at it"), TRANSITION + "#knowledge"
    ),
    NeedKind.REVOKE: Needed(
        "lock", _("Revoke access: %(title)s"), _("the provider’s people can still get in."), _("Look at it"), TRANSITION + "#access"
    ),
    NeedKind.DUTY: Needed(
        "calendar", _("Due: %(title)s"), _("it stands on record as missed."), _("Mark as done"), ""
    ),
    NeedKind.MISSED: Needed(
        "triangle-alert", _("Missed: %(title)s"), _("it stays on record as missed."), _("Mark as done"), ""
    ),
    NeedKind.DISPUTED: Needed(
        "scale", _("Disputed: %(title)s"), _("it stands as disputed."), _("Read and answer"), ""
    ),
    NeedKind.APPROVE: Needed(
        "signature", _("Agree or decline: %(title)s"), _("the question lapses and nothing is approved."),
        _("Read and answer"), "",
    ),
    NeedKind.BACK: Needed(
        "undo-2", _("It did not go out: %(title)s"), _("it stays with you and goes to nobody."), _("Look at it"), ""
    ),
    NeedKind.QUESTION: Needed(
        "message-square", _("Answer a question: %(title)s"), _("what it is about is not approved by silence."),
        pgettext_lazy("to do", "Answer"), AGREEMENT,
    ),
    NeedKind.REPORT: Needed(
        "pencil", _("Report the count: %(title)s"), _("the period counts nothing."), _("Report it"), AGREEMENT
    ),
    NeedKind.READ: Needed(
        "pencil", _("Enter readings: %(title)s"), _("a level without a reading counts as missed."), _("Enter readings"), AGREEMENT
    ),
    NeedKind.LOOK: Needed(
        "list-checks", _("Look at service levels: %(title)s"), _("the readings count as entered."), _("Look at them"), AGREEMENT
    ),
    NeedKind.CAUSE: Needed(
        "message-square", _("Report a cause: %(title)s"), _("both sides are told that it is missing."), _("Report the cause"), AGREEMENT
    ),
    NeedKind.CURE: Needed(
        "wrench", _("Put a defect right: %(title)s"), _("the client may have it put right at your cost, or ask for a lower price."), _("Read and answer"), AGREEMENT + "defects/"
    ),
    NeedKind.STRIKE: Needed(
        "list-checks", _("Look at a defect that was put right: %(title)s"), _("it stays open: silence strikes nothing off."), _("Look at it"), AGREEMENT + "defects/"
    ),
    NeedKind.DENIED: Needed(
        "scale", _("Answer about a defect: %(title)s"), _("it stays in the list, and its time runs on."), _("Read and answer"), AGREEMENT + "defects/"
    ),
    NeedKind.FAILED: Needed(
        "triangle-alert", _("A defect was not put right: %(title)s"), _("it stays open in the list."), _("Read and decide"), AGREEMENT + "defects/"
    ),
    NeedKind.RENEW: Needed(
        "signature", _("Sign the renewal or decline it: %(title)s"), _("the offer lapses and the contract stays as it is."), _("Read and answer"), AGREEMENT + "renewal/"
    ),
    NeedKind.GOES_ON: Needed(
        "calendar", _("Say no or let it go on: %(title)s"), _("the contract goes on for another term."), _("Read and decide"), AGREEMENT + "renewal/"
    ),
    NeedKind.PAY: Needed(
        "triangle-alert", _("Pay what is late: %(title)s"), _("the provider may stop the work."), pgettext_lazy("to do", "Pay"), AGREEMENT
    ),
    NeedKind.DUE: Needed(
        "banknote", _("Pay what is due: %(title)s"), _("it stays owed."), pgettext_lazy("to do", "Pay"), AGREEMENT
    ),
    NeedKind.OWED: Needed(
        "banknote", _("Approved and not paid: %(title)s"), _("it stays owed to you."), _("Look at it"), AGREEMENT
    ),
    NeedKind.UNPAID: Needed(
        "triangle-alert", _("A payment is late: %(title)s"), _("the work goes on unpaid."), _("Read and decide"), AGREEMENT
    ),
    NeedKind.SPEND: Needed(
        "receipt-text", _("Agree to an expense: %(title)s"), _("it counts as not agreed to."), pgettext_lazy("to do", "Answer"), AGREEMENT + "expenses/"
    ),
    NeedKind.RECEIPT: Needed(
        "receipt-text", _("Look at a receipt: %(title)s"), _("it counts as accepted, and is to be paid."), _("Look at it"), AGREEMENT + "expenses/"
    ),
    NeedKind.SETTLE: Needed(
        "receipt-text", _("Pay an expense: %(title)s"), _("the provider waits for its money."), pgettext_lazy("to do", "Pay"), AGREEMENT + "expenses/"
    ),
    NeedKind.HAND_IN: Needed(
        "receipt-text", _("Hand in a receipt: %(title)s"), _("it is not paid."), _("Hand it in"), AGREEMENT + "expenses/"
    ),
    NeedKind.COMPARISON: Needed(
        "scale", _("Read the draft of the comparison: %(title)s"), _("the report may be recorded without your answer."), _("Read and answer"), AGREEMENT + "comparison/"
    ),
    NeedKind.STEPPED_IN: Needed(
        "life-buoy", _("Answer, your client steps in: %(title)s"), _("they run it from the day that they announced."), _("Read and answer"), AGREEMENT + "step-in/"
    ),
    NeedKind.STEP_IN: Needed(
        "life-buoy", _("You may run it yourselves now: %(title)s"), _("the provider goes on."), _("Look at it"), AGREEMENT + "step-in/"
    ),
    NeedKind.GO_ON: Needed(
        "life-buoy", _("Show that you can go on: %(title)s"), _("your client runs it up to the last day, and the price is not owed."), _("Look at it"), AGREEMENT + "step-in/"
    ),
    NeedKind.GIVE_BACK: Needed(
        "life-buoy", _("Give it back, or end that part: %(title)s"), _("the service goes back to the provider."), _("Look at it"), AGREEMENT + "step-in/"
    ),
    NeedKind.COST: Needed(
        "receipt-text", _("Accept or object to a cost: %(title)s"), _("nothing; the claim stays open."), _("Read and answer"), AGREEMENT + "step-in/"
    ),
    NeedKind.LET_IN: Needed(
        "users", _("Agree to a subcontractor: %(title)s"), _("it counts as a no."), pgettext_lazy("to do", "Answer"), AGREEMENT + "subcontractors/"
    ),
    NeedKind.TALK: Needed(
        "message-square", _("Talk about new terms: %(title)s"), _("either side may end the contract."), _("See how it stands"), AGREEMENT + "hardship/"
    ),
    NeedKind.TALKED: Needed(
        "message-square", _("Confirm what you two have agreed: %(title)s"), _("it counts as not agreed."), _("Read and answer"), AGREEMENT + "hardship/"
    ),
    NeedKind.MAJEURE: Needed(
        "triangle-alert", _("Force majeure is reported: %(title)s"), _("it stays a claim, and no date moves."), pgettext_lazy("to do", "Answer"), AGREEMENT + "force-majeure/"
    ),
    NeedKind.MAJEURE_LASTS: Needed(
        "triangle-alert", _("Is the force majeure over? %(title)s"), _("it goes on as reported."), _("Say how it stands"), AGREEMENT + "force-majeure/"
    ),
    NeedKind.OBJECT: Needed(
        "users", _("Agree to a subcontractor or object: %(title)s"), _("they may do their part of the work."), pgettext_lazy("to do", "Answer"), AGREEMENT + "subcontractors/"
    ),
    NeedKind.FORMAL: Needed(
        "mail", _("Confirm that a formal notice came: %(title)s"), _("it stands on record all the same."), _("Read and confirm"), AGREEMENT + "formal/"
    ),
    NeedKind.CLAIM: Needed(
        "scale", _("Answer a claim: %(title)s"), _("nothing is accepted, and the claim stays."), pgettext_lazy("to do", "Answer"), AGREEMENT + "claims/"
    ),
    NeedKind.LESSER_SUM: Needed(
        "scale", _("Take the lesser sum or maintain your claim: %(title)s"), _("nothing is settled, and the offer stays."), pgettext_lazy("to do", "Answer"), AGREEMENT + "claims/"
    ),
    NeedKind.INDEPENDENT: Needed(
        "user-check", _("Six questions on how independent the work is: %(title)s"), _("the work goes on, and the questions stay open."), pgettext_lazy("to do", "Answer"), AGREEMENT + "independence/"
    ),
    NeedKind.EMPLOYED: Needed(
        "user-check", _("Look at whether the work is independent: %(title)s"), _("the work goes on, and nothing is decided."), _("Look at it"), AGREEMENT + "independence/"
    ),
    NeedKind.EXAMINER: Needed(
        "user-check", _("Agree to who looks at your way of working: %(title)s"), _("nothing is decided."), pgettext_lazy("to do", "Answer"), AGREEMENT + "independence/"
    ),
    NeedKind.DECIDE: Needed(
        "scale", _("Decide: %(title)s"), _("nothing changes, and it stays in house as it is."), _("Read and decide"), ASSESSMENT
    ),
    NeedKind.OUTCOME: Needed(
        "pencil", _("Say what came of it: %(title)s"), _("nobody knows whether the decision was right."), _("Say it"),
        ASSESSMENT + "review/",
    ),
    NeedKind.RISK: Needed(
        "triangle-alert", _("Look at a risk again: %(title)s"), _("it stands as it was judged, whatever has changed since."),
        _("Look at it"), ASSESSMENT + "risks/",
    ),
}  # fmt: skip
