"""Mails about agreements: offers, answers, signatures."""

from __future__ import annotations

from dataclasses import replace

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import ToldAgreement, told_agreement
from anyshore.contracts.rules import Side
from anyshore.jobs.notices import (
    adopted,
    benchmarks,
    duties,
    formal,
    hardship,
    held,
    majeure,
    own_comments,
    people,
    renewals,
    step_in,
)
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Silent, Words
from anyshore.parties.rules import Right


def agreement_offered(fact: Fact) -> list[Letter]:
    """To the other side: what it is offered, and until when."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    return [
        _letter(
            about,
            side.other,
            _("{who} offers you a contract: {title}"),
            _(
                "It is about {value}. Read it and sign, change or decline it by {until}; if you do nothing, it lapses then."
            ),
            who=about.name(side),
            until=fact.instant("answer_until"),
        )
    ]


def agreement_countered(fact: Fact) -> list[Letter]:
    """To the other side: there is another version, and why."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    body = _(
        "It is about {value} now. Compare both versions and answer by {until}; if you do nothing, it lapses then."
    )
    return [
        _letter(
            about,
            side.other,
            _("{who} changed the contract: {title}"),
            _with_words(body, fact.text("why")),
            who=about.name(side),
            until=fact.instant("answer_until"),
            words=fact.text("why"),
        )
    ]


def negotiation_told(fact: Fact) -> list[Letter]:
    """To each side: how much the other suggested and answered within the hour; nothing to a side of which the other
    said nothing."""
    about = told_agreement(fact.subject_id)
    if not (about.is_open or about.is_draft):
        return []
    body = _(
        "Suggestions: {made} new, {accepted} accepted, {refused} refused. Comments: {comments}. They stand beside the clauses."
    )
    subject = _("{who} answered clause by clause: {title}")
    found, place = [], "draft/" if about.is_draft else "negotiate/?show=open"
    for side in Side:
        counts = fact.facts[f"by_{side}"]
        assert isinstance(counts, dict)
        if any(counts.values()):
            letter = _letter(about, side.other, subject, body, who=about.name(side), **counts)
            found.append(replace(letter, path=f"{letter.path}{place}", right=Right.WORK))
    return found


def draft_shared(fact: Fact) -> list[Letter]:
    """To the other side: it may read and write the draft."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    subject = _("{who} shares a draft with you: {title}")
    body = _("Both of you can write it. It binds nobody until one side offers it and the other signs.")
    letter = _letter(about, side.other, subject, body, who=about.name(side))
    return [replace(letter, path=f"{letter.path}draft/", right=Right.WORK)]


def draft_discarded(fact: Fact) -> list[Letter]:
    """To the other side, if it was in it."""
    if fact.facts["shared"] is not True:
        return []
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    body = _("No contract comes of it. The draft stays to be read.")
    letter = _letter(about, side.other, _("{who} gave the draft up: {title}"), body, who=about.name(side))
    return [replace(letter, path=f"{letter.path}draft/", right=Right.WORK)]


def agreement_signed(fact: Fact) -> list[Letter]:
    """To the other side: it runs, or waits for them."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    runs = fact.facts["runs"] is True
    return [
        _letter(
            about,
            side.other,
            _("{who} signed: {title}"),
            _("Both sides have signed. The contract runs from now on.") if runs else _("It waits for your signature."),
            who=about.name(side),
        )
    ]


def signed_copy_added(fact: Fact) -> list[Letter]:
    """To the other side: look at it, and confirm that it is the same."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    body = _("It was signed outside. Look at it on the version’s page and confirm that it is the same agreement.")
    subject = _("{who} uploaded a signed PDF: {title}")
    return [_letter(about, side.other, subject, body, who=about.name(side))]


def signed_copy_confirmed(fact: Fact) -> list[Letter]:
    """To the side that uploaded it."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    body = _("Both sides agree that it is the same agreement.")
    return [_letter(about, side.other, _("{who} confirmed the signed PDF: {title}"), body, who=about.name(side))]


def offer_declined(fact: Fact) -> list[Letter]:
    """To the side that offered, with the reason."""
    return [_no(fact, _("{who} declined: {title}"), _("No contract came of it."))]


def offer_withdrawn(fact: Fact) -> list[Letter]:
    """To the side that was asked, with the reason."""
    return [_no(fact, _("{who} took the offer back: {title}"), _("You need not answer any more."))]


def offer_lapsed(fact: Fact) -> list[Letter]:
    """To both sides."""
    about = told_agreement(fact.subject_id)
    subject, body = _("The offer has lapsed: {title}"), _("Nobody answered it in time. No contract came of it.")
    return [_letter(about, side, subject, body) for side in Side]


def remind_of_offer(due: Due) -> list[Letter]:
    """To the side that is waited for: silence lets the offer lapse."""
    about = told_agreement(due.id("agreement_id"))
    if about.waits_for is None:
        return []
    return [
        _letter(
            about,
            about.waits_for,
            _("A contract waits for your answer: {title}"),
            _("It is about {value}. If you do nothing, the offer lapses at {until}."),
            until=due.due_at,
        )
    ]


def _no(fact: Fact, subject: Words, body: Words) -> Letter:
    about, side, reason = told_agreement(fact.subject_id), Side(fact.text("side")), fact.text("reason")
    return _letter(about, side.other, subject, _with_words(body, reason), who=about.name(side), words=reason)


def _with_words(body: Words, words: str) -> Words:
    """``body`` and below it the other side's own words, which stand in ``given``, never in the text."""
    return format_lazy("{0}\n\n{1}", body, "{words}") if words else body


def _letter(about: ToldAgreement, to: Side, subject: Words, body: Words, **given: object) -> Letter:
    told = {"title": about.title, "value": about.value, **given}
    return Letter(about.party(to), subject, body, f"/contracts/{about.number}/", Right.COMMIT, told)


NOTICES: dict[str, Notice] = {
    "SubcontractorAsked": people.subcontractor_asked,
    "SubcontractorAgreed": people.subcontractor_agreed,
    "SubcontractorRefused": people.subcontractor_refused,
    "SubcontractorLetIn": people.subcontractor_let_in,
    "SubcontractorLapsed": people.subcontractor_lapsed,
    "SubcontractorWithdrawn": people.subcontractor_withdrawn,
    "SubcontractorLeft": people.subcontractor_left,
    "TalksAsked": hardship.asked, "TalksWithdrawn": hardship.withdrawn, "TalksSettled": hardship.settled,
    "TalksAgreed": hardship.agreed, "TalksFailed": hardship.failed,
    "MajeureReported": majeure.reported, "MajeureUpdated": majeure.updated, "MajeureObjected": majeure.objected,
    "MajeureWithdrawn": majeure.withdrawn,
    "WorkerChecked": people.worker_checked,
    "ExaminerNamed": people.examiner_named,
    "ExaminerAgreed": people.examiner_agreed,
    "WorkerDecided": people.worker_decided,
    "WorkerCommented": people.worker_commented,
    "BenchmarkAnnounced": benchmarks.announced,
    "BenchmarkDrafted": benchmarks.drafted,
    "BenchmarkAnswered": benchmarks.answered,
    "BenchmarkReported": benchmarks.reported,
    "BenchmarkWithdrawn": benchmarks.withdrawn,
    "FormalNoticeGiven": formal.given,
    "FormalNoticeReceived": formal.received,
    "FormalNoticeWithdrawn": formal.withdrawn,
    "SuccessorRefused": formal.successor_refused,
    "StepInAnnounced": step_in.announced,
    "StepInAnswered": step_in.answered,
    "StepInBegun": step_in.begun,
    "StepInWithdrawn": step_in.withdrawn,
    "ProviderCanGoOn": step_in.can_go_on,
    "ServiceGivenBack": step_in.given_back,
    "ServiceWentBack": step_in.went_back,
    "StepInCostClaimed": step_in.cost_claimed,
    "StepInCostAccepted": step_in.cost_accepted,
    "StepInCostObjected": step_in.cost_objected,
    "StepInCostWithdrawn": step_in.cost_withdrawn,
    "RenewalOffered": renewals.renewal_offered,
    "RenewalAnswered": renewals.renewal_answered,
    "RenewalRefused": renewals.renewal_refused,
    "AgreementRenewed": renewals.agreement_renewed,
    "BatchDrafted": Silent("the client did it and sees it"),
    "BatchPlanned": Silent("the client did it and sees it"),
    "BatchSent": Silent("each offer in it tells its provider"),
    "BatchDiscarded": Silent("the client did it and sees it"),
    "OfferHeld": Silent("those who must agree are asked by approvals"),
    "HeldSent": Silent("the other side gets the offer, and its author the outcome of the approval"),
    "HeldStuck": held.held_stuck,
    "HeldDropped": Silent(
        "its author did it, or gets the mail about what overtook it; who was asked is told by approvals"
    ),
    "OwnTemplateSaved": Silent("they wrote it themselves; an offer that began with it is told"),
    "OwnTemplateRetired": Silent("they did it themselves; no contract changes"),
    "OwnClauseSaved": Silent("they wrote it themselves; an offer that has it is told"),
    "OwnClauseRetired": Silent("they did it themselves; no contract changes"),
    "AgreementAwarded": Silent("the award is told by sourcing, and the client is at the contract already"),
    "PrizeDrafted": Silent("the prize is told by sourcing"),
    "AgreementOffered": agreement_offered,
    "AgreementCountered": agreement_countered,
    "AgreementSigned": agreement_signed,
    "SignedCopyAdded": signed_copy_added,
    "SignedCopyConfirmed": signed_copy_confirmed,
    "VersionSealed": Silent("the second signature is told, and the sealed paper waits on the version's page"),
    "SuggestionsMade": Silent("suggestions are told together, within the hour"),
    "SuggestionAccepted": Silent("answers are told together with suggestions, within the hour"),
    "SuggestionRefused": Silent("answers are told together with suggestions, within the hour"),
    "SuggestionReconsidered": Silent("the page shows it; what becomes of it is told"),
    "SuggestionWithdrawn": Silent("nobody must answer any more: the page shows it"),
    "SuggestionsOvertaken": Silent("the version or the end that overtook them is told"),
    "SuggestionsWritten": Silent("the version that has them is told, and its reason names them"),
    "NegotiationTold": negotiation_told,
    "OwnCommentsTold": own_comments.told,
    "PlaceCommented": Silent("comments are told together with suggestions, within the hour"),
    "PlaceCommentAnswered": Silent("replies are told together with suggestions, within the hour"),
    "PlaceCommentSettled": Silent("it is done: the page shows it"),
    "PlaceCommentReopened": Silent("the page shows it"),
    "DraftStarted": Silent("they did it and see it; nobody else does"),
    "DraftShared": draft_shared,
    "DraftEdited": Silent("the draft's history shows it, with its author"),
    "DraftDiscarded": draft_discarded,
    "PrivateCommentKept": Silent("one's own people are told within the hour (OwnCommentsTold)"),
    "PackageOrdered": Silent("the buyer's signature and payment come with it and are told"),
    "OfferDeclined": offer_declined,
    "OfferWithdrawn": offer_withdrawn,
    "OfferLapsed": offer_lapsed,
    "ContractAdopted": Silent("whoever keeps it did it and sees it"),
    "AdoptedNoticeGiven": adopted.adopted_notice_given,
    "AdoptedNoticeTakenBack": adopted.adopted_notice_taken_back,
    "AdoptedCorrected": adopted.adopted_corrected,
    "AdoptedWentOn": adopted.adopted_went_on,
    "AdoptedEnded": adopted.adopted_ended,
    "AdoptedAnswered": adopted.adopted_answered,
    "CorrectionTaken": adopted.correction_taken,
    "ExitItemMarked": Silent("whoever keeps it did it and sees it"),
    "DutyDone": duties.duty_done,
    "DutyMissed": duties.duty_missed,
    "DutyConfirmed": Silent("the list shows it; nothing is to be done"),
    "DutyDisputed": duties.duty_disputed,
    "DutyWaived": duties.duty_waived,
    "DutyAssigned": Silent("the list shows it, and its reminders go to them"),
    "CalendarOpened": Silent("they did it and see it"),
    "CalendarClosed": Silent("they did it and see it"),
}  # fmt: skip
REMINDERS: dict[str, Reminder] = {
    "contracts.lapse_offer": remind_of_offer,
    **renewals.REMINDERS,
    **hardship.REMINDERS,
    **people.REMINDERS,
    **step_in.REMINDERS,
    "contracts.pass_notice_day": adopted.remind_of_notice,
    "contracts.end_adopted": adopted.remind_of_end,
    "contracts.miss_duty": duties.remind_of_duty,
}
