"""Mails about agreements and the work: who reads what, and that a reminder names what silence will do."""

from __future__ import annotations

import json

import pytest

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.lapse_offer import lapse_offer
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.extend_review import extend_review
from anyshore.delivery.actions.pause_review import pause_review
from anyshore.delivery.actions.resume_review import resume_review
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from anyshore.jobs.notices import contracts, delivery
from anyshore.jobs.notices.letters import Due, Fact, Silent, send
from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from anyshore.parties.rules import CLOCK, OPERATOR
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.world import LATER, awarded, offered
from tests.delivery.world import ASKED, UNTIL, handed_in
from tests.factories import do

pytestmark = pytest.mark.django_db

TABLES = {"contracts": contracts.NOTICES, "delivery": delivery.NOTICES}


def _mailed(agreement_id) -> list[tuple[str, str, str]]:
    """(to, subject, body) of the mails about the newest fact of an agreement."""
    entry = AuditEntry.objects.filter(subject_id=agreement_id).latest("position")
    domain, _, event = entry.name.partition(".")
    notice = TABLES[domain][event]
    assert not isinstance(notice, Silent), event
    facts = json.loads(entry.body)["facts"]
    fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
    before = set(Mail.objects.values_list("id", flat=True))
    send(notice(fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    return sorted(Mail.objects.exclude(id__in=before).values_list("to", "subject", "body"))


def _mail_of(actor: Actor) -> str:
    return User.objects.get(pk=actor.person_id).email


def test_an_offer_reaches_the_other_side_with_its_instant_in_their_zone():
    deal = offered()
    ((to, subject, body),) = _mailed(deal.agreement.id)
    assert to == _mail_of(deal.provider)
    assert subject == "Bakkerij Pels offers you a contract: A logo"
    assert "200.00" in body
    assert "if you do nothing, it lapses then" in body
    assert f"/contracts/{deal.agreement.number}/" in body


def test_every_answer_to_an_offer_reaches_the_other_side():
    deal = offered()
    given = {"agreement_id": deal.agreement.id}
    do(counter_offer, deal.provider, LATER, version_hash=deal.hash, title="Two logos", why="For {both} shops", **given)
    ((to, subject, body),) = _mailed(deal.agreement.id)
    assert (to, subject) == (_mail_of(deal.client), "Lingua Vistula changed the contract: Two logos")
    assert "For {both} shops" in body
    do(sign_agreement, deal.client, LATER, version_hash=deal.hash, **given)
    ((to, subject, body),) = _mailed(deal.agreement.id)
    assert (to, subject) == (_mail_of(deal.provider), "Bakkerij Pels signed: Two logos")
    assert "runs from now on" in body


def test_no_reaches_the_other_side_with_the_reason():
    declined, withdrawn = offered(), offered()
    do(decline_offer, declined.provider, LATER, agreement_id=declined.agreement.id, reason="No time")
    ((to, subject, body),) = _mailed(declined.agreement.id)
    assert (to, subject) == (_mail_of(declined.client), "Lingua Vistula declined: A logo")
    assert "No time" in body
    do(withdraw_offer, withdrawn.client, LATER, agreement_id=withdrawn.agreement.id, reason="Closed")
    ((to, subject, body),) = _mailed(withdrawn.agreement.id)
    assert (to, subject) == (_mail_of(withdrawn.provider), "Bakkerij Pels took the offer back: A logo")
    assert "Closed" in body


def test_a_lapse_reaches_both_and_is_announced_to_the_one_who_could_act():
    deal = awarded()
    due = Due("contracts.lapse_offer", {"agreement_id": str(deal.agreement.id)}, deal.agreement.answer_until)
    (letter,) = contracts.remind_of_offer(due)
    assert letter.to == deal.client.organisation_id
    assert "the offer lapses at" in str(letter.body)
    do(lapse_offer, CLOCK, deal.agreement.answer_until, agreement_id=deal.agreement.id)
    assert [to for to, _, _ in _mailed(deal.agreement.id)] == sorted([_mail_of(deal.client), _mail_of(deal.provider)])
    assert contracts.remind_of_offer(due) == []


def test_a_hand_in_says_what_silence_will_do():
    job, submission = handed_in()
    ((to, subject, body),) = _mailed(job.agreement.id)
    assert (to, subject) == (_mail_of(job.client), "Lingua Vistula handed in Logo")
    assert "it counts as accepted then" in body
    assert "Here it is." in body
    due = Due("exits.accept_by_silence", {"submission_id": str(submission.id)}, UNTIL)
    (letter,) = delivery.remind_of_review(due)
    assert (letter.to, letter.given["until"]) == (job.client.organisation_id, UNTIL)
    assert "If you do nothing, it counts as accepted at {until}: {amount} to {provider}." in str(letter.body)


def test_the_answers_to_a_hand_in_reach_the_provider():
    job, submission = handed_in()
    do(extend_review, job.client, ASKED, submission_id=submission.id)
    assert [(to, subject) for to, subject, _ in _mailed(job.agreement.id)] == [
        (_mail_of(job.provider), "Bakkerij Pels takes more time for Logo")
    ]
    do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="It is a PNG", criterion=0)
    ((to, subject, body),) = _mailed(job.agreement.id)
    assert (to, subject) == (_mail_of(job.provider), "Bakkerij Pels asks for changes: Logo")
    assert "This acceptance criterion is not met: as SVG" in body
    assert "It is a PNG" in body


def test_one_that_was_taken_back_reaches_the_client():
    job, submission = handed_in()
    do(withdraw_submission, job.provider, ASKED, submission_id=submission.id)
    assert [(to, subject) for to, subject, _ in _mailed(job.agreement.id)] == [
        (_mail_of(job.client), "Lingua Vistula took Logo back")
    ]


def test_a_pause_and_its_end_reach_both():
    job, _ = handed_in()
    both = sorted([_mail_of(job.client), _mail_of(job.provider)])
    do(pause_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    assert [to for to, _, _ in _mailed(job.agreement.id)] == both
    do(resume_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    assert [to for to, _, _ in _mailed(job.agreement.id)] == both


def test_an_acceptance_reaches_the_provider_and_by_silence_both():
    job, submission = handed_in()
    do(accept_submission, job.client, ASKED, submission_id=submission.id)
    assert [(to, subject) for to, subject, _ in _mailed(job.agreement.id)] == [
        (_mail_of(job.provider), "Bakkerij Pels accepted Logo")
    ]
    silent, second = handed_in()
    do(accept_submission, CLOCK, UNTIL, submission_id=second.id)
    mailed = _mailed(silent.agreement.id)
    assert [to for to, _, _ in mailed] == sorted([_mail_of(silent.client), _mail_of(silent.provider)])
    assert {subject for _, subject, _ in mailed} == {"Logo counts as accepted"}
