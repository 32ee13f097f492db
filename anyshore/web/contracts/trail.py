"""The trail in words: every fact of the agreement's chain, by the name of its event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.contracts.rules.suggestions import labels
from anyshore.delivery.rules.weeks import week_text
from anyshore.insight.queries.contract import Contract
from anyshore.insight.queries.contract_record import TrailRow
from anyshore.kit.money import Money
from anyshore.payments.rules.hours import hours_text
from anyshore.plumbing import formats
from anyshore.web.contracts import hardship_words, majeure_words
from anyshore.web.contracts.trail_clauses import CLAUSES

WORDS: dict[str, str | Promise] = {
    "AgreementAwarded": gettext_lazy("awarded the proposal"),
    "PrizeDrafted": gettext_lazy("drafted the contract on the entry that won"),
    "AgreementOffered": gettext_lazy("offered this contract"),
    "AgreementCountered": gettext_lazy("wrote version %(version)s"),
    "SuggestionsMade": gettext_lazy("suggested %(suggestions)s"),
    "SuggestionAccepted": gettext_lazy("accepted suggestion %(suggestions)s"),
    "SuggestionRefused": gettext_lazy("refused suggestion %(suggestions)s"),
    "SuggestionReconsidered": gettext_lazy("took back the answer to suggestion %(suggestions)s"),
    "SuggestionWithdrawn": gettext_lazy("took back suggestion %(suggestions)s"),
    "SuggestionsOvertaken": gettext_lazy("overtook %(suggestions)s"),
    "SuggestionsWritten": gettext_lazy("made %(suggestions)s part of version %(version)s"),
    "DraftStarted": gettext_lazy("began a draft"),
    "DraftShared": gettext_lazy("shared the draft with the other side"),
    "DraftEdited": gettext_lazy("changed the draft"),
    "DraftDiscarded": gettext_lazy("gave the draft up"),
    "PlaceCommented": gettext_lazy("commented on a clause"),
    "PlaceCommentAnswered": gettext_lazy("replied to a comment on a clause"),
    "PlaceCommentSettled": gettext_lazy("settled a comment on a clause"),
    "PlaceCommentReopened": gettext_lazy("opened a comment on a clause again"),
    "NegotiationTold": gettext_lazy("told of what was suggested and said"),
    "AgreementSigned": gettext_lazy("signed version %(version)s"),
    "SignedCopyAdded": gettext_lazy("uploaded a PDF of version %(version)s that was signed outside"),
    "SignedCopyConfirmed": gettext_lazy("confirmed the PDF of version %(version)s that was signed outside"),
    "VersionSealed": gettext_lazy("sealed the paper of version %(version)s"),
    "OfferDeclined": gettext_lazy("declined the offer"),
    "OfferWithdrawn": gettext_lazy("withdrew the offer"),
    "OfferLapsed": gettext_lazy("let the offer lapse"),
    "WorkOpened": gettext_lazy("opened the work"),
    "MoneyOpened": gettext_lazy("opened the accounts"),
    "PlanWritten": gettext_lazy("changed the transition plan"),
    "PlanAgreed": gettext_lazy("agreed to the transition plan"),
    "PlanChangeProposed": gettext_lazy("proposed to change the transition plan"),
    "PlanChanged": gettext_lazy("agreed to the change of the transition plan"),
    "PlanChangeDropped": gettext_lazy("let a change of the transition plan go"),
    "WaveBegun": gettext_lazy("began the wave “%(wave)s”"),
    "WaveShown": gettext_lazy("showed the wave “%(wave)s” at its gate"),
    "WaveAccepted": gettext_lazy("opened the gate of “%(wave)s”"),
    "WaveReturned": gettext_lazy("kept the gate of “%(wave)s” closed"),
    "ServiceAccepted": gettext_lazy("took the service over"),
    "ItemTicked": gettext_lazy("ticked “%(what)s” off the kick-off list"),
    "KnowledgeAdded": gettext_lazy("shared “%(title)s” to be learned"),
    "KnowledgeSigned": gettext_lazy("signed off “%(title)s”"),
    "AccessGranted": gettext_lazy("gave %(person)s access to %(system)s"),
    "AccessRevoked": gettext_lazy("took %(person)s’s access to %(system)s away"),
    "TransitionClosed": gettext_lazy("closed the transition with the contract"),
    "MilestoneFunded": gettext_lazy("funded %(milestone)s with %(sum)s"),
    "WorkSubmitted": gettext_lazy("handed in %(milestone)s"),
    "SubmissionChecked": gettext_lazy("checked %(milestone)s by machine: %(held)s of %(checks)s hold"),
    "CommentWritten": gettext_lazy("commented on %(milestone)s"),
    "CommentAnswered": gettext_lazy("replied to a comment on %(milestone)s"),
    "CommentSettled": gettext_lazy("settled a comment on %(milestone)s"),
    "CommentReopened": gettext_lazy("opened a comment on %(milestone)s again"),
    "CommentsGathered": gettext_lazy("told of the comments on %(milestone)s"),
    "ChangesAsked": gettext_lazy("asked for changes to %(milestone)s"),
    "SubmissionWithdrawn": gettext_lazy("took back what was handed in for %(milestone)s"),
    "ReviewExtended": gettext_lazy("extended the review of %(milestone)s"),
    "ReviewPaused": gettext_lazy("stopped the review of %(milestone)s"),
    "ReviewResumed": gettext_lazy("let the review of %(milestone)s run again"),
    "WorkAccepted": gettext_lazy("accepted %(milestone)s"),
    "WorkStopped": gettext_lazy("stopped the work on %(milestone)s"),
    "MoneyReleased": gettext_lazy("released %(sum)s for %(milestone)s"),
    "MoneyRefunded": gettext_lazy("gave back %(sum)s for %(milestone)s"),
    "MoneySplit": gettext_lazy("divided what was held for %(milestone)s"),
    "ReductionWaived": gettext_lazy("let %(sum)s of the delay of %(milestone)s pass"),
    "PriceReduced": gettext_lazy("took %(sum)s off the price of %(milestone)s: it was late"),
    "MoneyKeptBack": gettext_lazy("kept %(sum)s of %(milestone)s back for defects"),
    "KeptMoneyReleased": gettext_lazy("released %(sum)s that was kept back of %(milestone)s"),
    "DefectReported": gettext_lazy("reported a defect in %(milestone)s and asks %(sum)s back"),
    "KeptMoneyDivided": gettext_lazy("divided what was kept back of %(milestone)s"),
    "ExpenseAsked": gettext_lazy("asked for an expense of at most %(sum)s"),
    "ExpenseAgreed": gettext_lazy("agreed to an expense of at most %(sum)s"),
    "ExpenseDeclined": gettext_lazy("said no to an expense of %(sum)s"),
    "ExpenseClaimed": gettext_lazy("handed in the receipt of an expense: %(sum)s"),
    "ExpenseAccepted": gettext_lazy("accepted the receipt of an expense: %(sum)s"),
    "ExpenseWithdrawn": gettext_lazy("dropped an expense of %(sum)s"),
    "ExpensePaid": gettext_lazy("paid an expense of %(sum)s"),
    "BonusGiven": gettext_lazy("gave a bonus of %(sum)s"),
    "MoneyPutOnHold": gettext_lazy("put the money of %(milestone)s on hold"),
    "HoldLifted": gettext_lazy("lifted the hold on %(milestone)s"),
    "PaymentRecorded": gettext_lazy("recorded a payment of %(sum)s"),
    "PaymentConfirmed": gettext_lazy("confirmed a payment of %(sum)s"),
    "PaymentDenied": gettext_lazy("denied a payment of %(sum)s"),
    "PackageOrdered": gettext_lazy("ordered it from version %(version)s of the package"),
    "ProductDownloaded": gettext_lazy("downloaded %(file)s"),
    "BlockOpened": gettext_lazy("opened a block of prepaid hours: %(hours)s"),
    "DrawRecorded": gettext_lazy("recorded hours: %(hours)s"),
    "DrawAgreed": gettext_lazy("agreed to hours: %(hours)s, %(sum)s"),
    "DrawDenied": gettext_lazy("said no to hours: %(hours)s"),
    "DrawOvertaken": gettext_lazy("ended hours that waited for an answer: %(hours)s"),
    "HoursEntered": gettext_lazy("entered hours for week %(week)s: %(hours)s stand in it"),
    "SheetSubmitted": gettext_lazy("submitted week %(week)s: %(hours)s"),
    "SheetClosedEmpty": gettext_lazy("closed week %(week)s, in which nothing was worked"),
    "SheetTakenBack": gettext_lazy("took week %(week)s back to change it"),
    "EntryQuestioned": gettext_lazy("questioned hours of week %(week)s: %(hours)s"),
    "EntryAnswered": gettext_lazy("answered a question about week %(week)s"),
    "QuestionDropped": gettext_lazy("dropped a question about week %(week)s"),
    "CapLifted": gettext_lazy("lifted the cap of week %(week)s to %(hours)s"),
    "SheetApproved": gettext_lazy("approved week %(week)s: %(hours)s"),
    "EntryCorrected": gettext_lazy("took hours back in week %(week)s: %(hours)s"),
    "TimerStarted": gettext_lazy("started a timer"),
    "TimerStopped": gettext_lazy("stopped a timer"),
    "TimerDiscarded": gettext_lazy("discarded a timer"),
    "WeekFundedAhead": gettext_lazy("funded week %(week)s with %(sum)s"),
    "WeekPaid": gettext_lazy("paid %(sum)s for week %(week)s"),
    "WeekReturned": gettext_lazy("gave back %(sum)s of week %(week)s"),
    "BookCut": gettext_lazy("cut the last month of the retainer at the day of the end"),
    "AmountComes": gettext_lazy("announced %(line)s: %(sum)s"),
    "CountAwaited": gettext_lazy("asked for the count of %(line)s"),
    "CountReported": gettext_lazy("reported %(count)s for %(line)s"),
    "MonthFunded:line": gettext_lazy("funded %(line)s with %(sum)s"),
    "MonthQuestioned:line": gettext_lazy("asked about %(line)s"),
    "MonthAnswered:line": gettext_lazy("answered the question about %(line)s"),
    "MonthPaid:line": gettext_lazy("paid %(sum)s for %(line)s"),
    "MonthReturned:line": gettext_lazy("gave back %(sum)s of %(line)s"),
    "MonthFunded": gettext_lazy("funded the retainer of %(month)s with %(sum)s"),
    "MonthEnded": gettext_lazy("ended the retainer’s month %(month)s"),
    "MonthQuestioned": gettext_lazy("asked about the retainer of %(month)s"),
    "MonthAnswered": gettext_lazy("answered the question about the retainer of %(month)s"),
    "MonthPaid": gettext_lazy("paid %(sum)s for the retainer of %(month)s"),
    "MonthReturned": gettext_lazy("gave back %(sum)s of the retainer of %(month)s"),
    "PeriodEnded": gettext_lazy("ended the period %(period)s of the service levels"),
    "ReadingsEntered": gettext_lazy("entered readings of %(period)s"),
    "ReadingsDone": gettext_lazy("ended the time for readings of %(period)s"),
    "ReadingConfirmed": gettext_lazy("confirmed “%(measure)s” of %(period)s"),
    "ReadingDisputed": gettext_lazy("disputed “%(measure)s” of %(period)s"),
    "DisputeAnswered": gettext_lazy("answered the dispute about “%(measure)s” of %(period)s"),
    "ExclusionProposed": gettext_lazy("asked to leave something out of “%(measure)s” of %(period)s"),
    "ExclusionAnswered": gettext_lazy("answered what was asked about “%(measure)s” of %(period)s"),
    "PeriodClosed": gettext_lazy("closed the service levels of %(period)s with %(credit)s of credits"),
    "CauseAsked": gettext_lazy("asked for the cause of “%(measure)s” of %(period)s"),
    "CauseReported": gettext_lazy("reported the cause of “%(measure)s” of %(period)s"),
    "CauseMissing": gettext_lazy("noted that the cause of “%(measure)s” of %(period)s is overdue"),
    "LevelFailedChronically": gettext_lazy("noted that “%(measure)s” has failed chronically"),
    "PeriodVoid": gettext_lazy("stopped measuring the service levels of %(period)s"),
    "DefectEntered": gettext_lazy("reported defect %(number)s of “%(milestone)s”"),
    "DefectPutRight": gettext_lazy("said that defect %(number)s of “%(milestone)s” is put right"),
    "DefectStillThere": gettext_lazy("said that defect %(number)s of “%(milestone)s” is still there"),
    "DefectDenied": gettext_lazy("said that defect %(number)s of “%(milestone)s” is not covered"),
    "DefectMaintained": gettext_lazy("maintained defect %(number)s of “%(milestone)s”"),
    "DefectFailed": gettext_lazy("noted that defect %(number)s of “%(milestone)s” was not put right in time"),
    "DefectStruck": gettext_lazy("struck defect %(number)s of “%(milestone)s” off the list"),
    "DefectWaits": gettext_lazy("asked again about defect %(number)s of “%(milestone)s”"),
    **hardship_words.TRAIL,
    **majeure_words.TRAIL,
    **CLAUSES,
    "LevelTokenMade": gettext_lazy("made a secret for readings"),
    "LevelTokenRevoked": gettext_lazy("revoked a secret for readings"),
    "CreditUsed": gettext_lazy("took credits of %(sum)s off a payment"),
    "CreditEarnedBack": gettext_lazy("gave a credit of %(sum)s back for “%(measure)s”"),
    "CreditsSettled": gettext_lazy("settled %(sum)s of service credits at the end"),
    "RenewalOffered": gettext_lazy("offered to renew the contract"),
    "RenewalAnswered": gettext_lazy("let an offer to renew go"),
    "RenewalRefused": gettext_lazy("said that the contract is not to go on"),
    "AgreementRenewed": gettext_lazy("renewed the contract in version %(version)s"),
    "SuspensionWarned": gettext_lazy("gave notice that the work will stop: %(sum)s is late"),
    "SuspensionDisputed": gettext_lazy("disputed that %(sum)s is owed"),
    "SuspensionDue": gettext_lazy("ended the days to pay: the work may be stopped"),
    "WorkSuspended": gettext_lazy("let the work stand still: %(sum)s is late"),
    "SuspensionOver": gettext_lazy("ended the suspension of the work"),
    "NoticeGiven": gettext_lazy("gave notice"),
    "NoticeWithdrawn": gettext_lazy("withdrew the notice"),
    "EndPutOff": gettext_lazy("put the end off until what is in review is answered"),
    "RefundOffered": gettext_lazy("offered to divide what is held for %(milestone)s"),
    "RefundAgreed": gettext_lazy("agreed to divide what is held for %(milestone)s"),
    "RefundDeclined": gettext_lazy("declined to divide what is held for %(milestone)s"),
    "RefundWithdrawn": gettext_lazy("withdrew the offer to divide what is held for %(milestone)s"),
    "RefundLapsed": gettext_lazy("let the offer for %(milestone)s lapse"),
    "MilestoneRuled": gettext_lazy("ruled on the money of %(milestone)s"),
    "AgreementEnded": gettext_lazy("ended the contract"),
    "ReviewsOpened": gettext_lazy("opened the reviews"),
    "ReviewWritten": gettext_lazy("wrote a review"),
    "ReviewsShown": gettext_lazy("showed the reviews"),
    "ReviewAnswered": gettext_lazy("replied to a review"),
}
"""What each event says after the name of who did it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the trail."""

    at: datetime
    who: str
    organisation: str
    text: str
    note: str
    hash: str


def facts_of(contract: Contract) -> list[Fact]:
    """The whole chain, newest first."""
    names = {contract.client.id: contract.client.name, contract.provider.id: contract.provider.name}
    titles = {str(part.id): f"M{part.position}" for part in contract.parts}
    if len(titles) == 1:
        titles = dict.fromkeys(titles, _("the work"))
    return [
        Fact(
            at=row.at,
            who=row.person or _("The clock"),
            organisation=names.get(row.organisation_id, "") if row.organisation_id else "",
            text=_text(row, titles, contract.page.currency),
            note=_note(row.facts),
            hash=row.hash,
        )
        for row in reversed(contract.trail)
    ]


def _text(row: TrailRow, titles: Mapping[str, str], currency: str) -> str:
    event = row.name.rpartition(".")[2]
    facts = row.facts
    words = WORDS.get(f"{event}:line" if facts.get("line") else event) or WORDS.get(event)
    if words is None:
        return event
    amount = facts.get("amount_minor")
    return str(words) % {
        "milestone": facts.get("milestone") or titles.get(str(facts.get("milestone_id")), _("a milestone")),
        "number": facts.get("number", ""),
        "sum": formats.money_text(Money(int(amount), str(facts.get("currency", currency))))
        if amount is not None
        else "",
        "version": facts.get("version", ""),
        "suggestions": labels(facts.get("numbers", ())),
        "week": week_text(date.fromisoformat(str(facts["week"]))) if "week" in facts else "",
        "month": formats.whole_month_text(date.fromisoformat(str(facts["month"]))) if "month" in facts else "",
        "period": formats.whole_month_text(date.fromisoformat(str(facts["period"]))) if "period" in facts else "",
        "line": _line(facts) if facts.get("line") else "",
        "count": formats.number_text(int(facts["count"])) if "count" in facts else "",
        "measure": facts.get("measure", ""),
        "credit": formats.money_text(Money(int(facts["credit_minor"]), currency)) if "credit_minor" in facts else "",
        "file": facts.get("file", ""),
        "held": facts.get("held", ""),
        "checks": facts.get("checks", ""),
        **{name: facts.get(name, "") for name in ("wave", "what", "title", "system", "person")},
        "hours": formats.input_text(hours_text(int(facts.get("minutes", 0)))),
    }


def _line(facts: Mapping[str, Any]) -> str:
    days = (date.fromisoformat(str(facts[name])) for name in ("month", "last_on"))
    return formats.line_text(str(facts["line"]), *days)


def _note(facts: Mapping[str, Any]) -> str:
    """The words that somebody wrote with it."""
    return next((str(facts[name]) for name in ("reason", "words", "why", "reasons") if facts.get(name)), "")
