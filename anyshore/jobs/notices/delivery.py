"""Mails about the work: hand-ins, answers, and what silence will do."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import ToldAgreement, told_agreement
from anyshore.contracts.rules import Side
from anyshore.delivery.queries import told_milestone, told_submission
from anyshore.jobs.notices import board, defects, hours, levels
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Silent, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments.queries.late import comes_off


def work_submitted(fact: Fact) -> list[Letter]:
    """To the client: what was handed in, and what silence will do."""
    submission = told_submission(fact.id("submission_id"))
    off = comes_off(fact.id("submission_id"))
    body = _("Accept it or ask for changes by {until}. If you do nothing, it counts as accepted then: {amount}.")
    return [
        _letter(
            fact,
            Side.CLIENT,
            _("{provider} handed in {milestone}"),
            _with_words(_with_off(body, off), submission.note),
            until=fact.instant("review_until"),
            amount=submission.amount - off,
            words=submission.note,
            off=off,
        )
    ]


def changes_asked(fact: Fact) -> list[Letter]:
    """To the provider: the client's words, and the criterion that is missed if one is named."""
    defect = fact.text("defect")
    body = _("This acceptance criterion is not met: {defect}") if defect else _("The client asks for changes.")
    return [
        _letter(
            fact,
            Side.PROVIDER,
            _("{client} asks for changes: {milestone}"),
            _with_words(body, fact.text("words")),
            defect=defect,
            words=fact.text("words"),
        )
    ]


def comments_gathered(fact: Fact) -> list[Letter]:
    """To each side: how many comments the other wrote; nothing to a side that alone wrote."""
    subject = _("Comments on {milestone}, round {round}: {count}")
    body = _("They stand beside what was handed in. Settle what is done, or reply.")
    counts = {Side.PROVIDER: fact.number("by_client"), Side.CLIENT: fact.number("by_provider")}
    return [
        _letter(fact, side, subject, body, count=count, round=fact.number("round"))
        for side, count in counts.items()
        if count
    ]


def submission_withdrawn(fact: Fact) -> list[Letter]:
    """To the client: nothing is to be answered."""
    subject = _("{provider} took {milestone} back")
    return [_letter(fact, Side.CLIENT, subject, _("You need not answer. It will be handed in again."))]


def review_extended(fact: Fact) -> list[Letter]:
    """To the provider: the new instant."""
    subject = _("{client} takes more time for {milestone}")
    body = _("The review ends at {until}; if the client does nothing, it counts as accepted then.")
    return [_letter(fact, Side.PROVIDER, subject, body, until=fact.instant("review_until"))]


def review_paused(fact: Fact) -> list[Letter]:
    """To both sides: no clock runs."""
    subject, body = (
        _("The review of {milestone} stands still"),
        _("Nothing is accepted by silence until it runs again."),
    )
    return [_letter(fact, side, subject, body) for side in Side]


def review_resumed(fact: Fact) -> list[Letter]:
    """To both sides: the new instant."""
    subject = _("The review of {milestone} runs again")
    body = _("It ends at {until}; if the client does nothing, the work counts as accepted then.")
    return [_letter(fact, side, subject, body, until=fact.instant("review_until")) for side in Side]


def work_accepted(fact: Fact) -> list[Letter]:
    """To the provider; by silence to the client too."""
    accepted_at = fact.instant("accepted_at")
    if fact.text("by") == "person":
        return [_letter(fact, Side.PROVIDER, _("{client} accepted {milestone}"), _("The milestone is done."))]
    subject = _("{milestone} counts as accepted")
    body = _("Nobody answered by {until}, so it was accepted then, as the contract says.")
    return [_letter(fact, side, subject, body, until=accepted_at) for side in Side]


def remind_of_review(due: Due) -> list[Letter]:
    """To the client: what silence will do, and when."""
    submission = told_submission(due.id("submission_id"))
    off = comes_off(due.id("submission_id"))
    about = told_agreement(submission.agreement_id)
    return [
        _to(
            about,
            Side.CLIENT,
            _("{milestone} waits for your review"),
            _(
                "If you do nothing, it counts as accepted at {until}: {amount} to {provider}. Asking for changes stops that."
            ),
            milestone=submission.milestone,
            until=due.due_at,
            amount=submission.amount - off,
        )
    ]


def _with_off(body: Words, off: Money) -> Words:
    """``body`` and after it what comes off the price, if it was handed in late."""
    late = _("It was handed in late, by which {off} come off the price.")
    return format_lazy("{0} {1}", body, late) if off else body


def _with_words(body: Words, words: str) -> Words:
    """``body`` and below it the other side's own words, which stand in ``given``, never in the text."""
    return format_lazy("{0}\n\n{1}", body, "{words}") if words else body


def _letter(fact: Fact, side: Side, subject: Words, body: Words, **given: object) -> Letter:
    milestone = told_milestone(fact.id("milestone_id"))
    return _to(told_agreement(fact.subject_id), side, subject, body, milestone=milestone, **given)


def _to(about: ToldAgreement, side: Side, subject: Words, body: Words, **given: object) -> Letter:
    told = {"title": about.title, "client": about.client, "provider": about.provider, **given}
    return Letter(about.party(side), subject, body, f"/contracts/{about.number}/", Right.WORK, told)


NOTICES: dict[str, Notice] = {
    "WorkItemAdded": Silent("the board shows it; who looks after it is told so"),
    "WorkItemEdited": Silent("the board and its history show it"),
    "WorkItemMovedTo": Silent("the board shows it; nobody must answer"),
    "WorkItemAssigned": board.item_assigned,
    "WorkItemCommented": board.mentions,
    "WorkCommentEdited": board.mentions,
    "WorkCommentTakenBack": Silent("the item shows it, and what waits to be told leaves it out"),
    "WorkCommentsGathered": board.comments_gathered,
    "WorkStepTicked": Silent("the board shows it"),
    "WorkItemPutAway": Silent("the archive shows it, with who did it"),
    "WorkItemBroughtBack": Silent("the board shows it"),
    "WorkItemsAdded": board.items_added,
    "WorkFellDue": board.work_fell_due,
    "WorkOpened": Silent("the signatures that opened it are told by contracts"),
    "WorkSubmitted": work_submitted,
    "SubmissionChecked": Silent("the hand-in itself was told, and its page shows what was found"),
    "CommentWritten": Silent("comments are told together, within the hour"),
    "CommentAnswered": Silent("replies are told together with comments, within the hour"),
    "CommentSettled": Silent("it is done: the page shows it"),
    "CommentReopened": Silent("the page shows it"),
    "CommentsGathered": comments_gathered,
    "ChangesAsked": changes_asked,
    "SubmissionWithdrawn": submission_withdrawn,
    "ReviewExtended": review_extended,
    "ReviewPaused": review_paused,
    "ReviewResumed": review_resumed,
    "WorkAccepted": work_accepted,
    "WorkStopped": Silent("what stopped it, a refund, a ruling or an end, is told where it happens"),
    "HoursEntered": Silent("the sheet is told when it is submitted"),
    "SheetSubmitted": hours.sheet_submitted,
    "SheetClosedEmpty": Silent("nothing was entered, so nothing waits for anybody"),
    "SheetTakenBack": hours.sheet_taken_back,
    "EntryQuestioned": hours.entry_questioned,
    "EntryAnswered": hours.entry_answered,
    "QuestionDropped": hours.question_dropped,
    "CapLifted": hours.cap_lifted,
    "SheetApproved": hours.sheet_approved,
    "EntryCorrected": hours.entry_corrected,
    "PeriodEnded": levels.period_ended,
    "ReadingsDone": levels.readings_done,
    "ReadingDisputed": levels.reading_disputed,
    "DisputeAnswered": levels.dispute_answered,
    "ExclusionProposed": levels.exclusion_proposed,
    "ExclusionAnswered": levels.exclusion_answered,
    "PeriodClosed": levels.period_closed,
    "CauseAsked": levels.cause_asked,
    "DefectEntered": defects.entered,
    "DefectPutRight": defects.put_right,
    "DefectStillThere": defects.still_there,
    "DefectDenied": defects.denied,
    "DefectMaintained": defects.maintained,
    "DefectFailed": defects.failed,
    "DefectStruck": defects.struck,
    "DefectWaits": defects.waits,
    "CauseReported": levels.cause_reported,
    "CauseMissing": levels.cause_missing,
    "LevelFailedChronically": levels.failed_chronically,
    "ReadingsEntered": Silent("the client is told once the time for readings is over"),
    "ReadingConfirmed": Silent("it changes nothing that silence would not do"),
    "PeriodVoid": Silent("the end of the agreement is told"),
    "LevelTokenMade": Silent("whoever made it sees it, and the trail has it"),
    "LevelTokenRevoked": Silent("whoever revoked it sees it, and the trail has it"),
    "BookCut": Silent("the notice or the last day that ends the agreement is told"),
    "TimerStarted": Silent("it is the person's own, on their page"),
    "TimerStopped": Silent("its minutes are told with their sheet"),
    "TimerDiscarded": Silent("it is the person's own, on their page"),
}
REMINDERS: dict[str, Reminder] = {
    "exits.accept_by_silence": remind_of_review,
    **defects.REMINDERS,
    **hours.REMINDERS,
    **levels.REMINDERS,
}
