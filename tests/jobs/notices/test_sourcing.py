"""Mails about requests and proposals: who reads what. Every bidder learns the outcome and why."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from anyshore.jobs.notices import sourcing
from anyshore.jobs.notices.letters import Due, Fact, Silent, send
from anyshore.kit.events import Event
from anyshore.parties.models import User
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import AuditEntry, Mail
from anyshore.sourcing import events
from anyshore.sourcing.actions.answer_question import answer_question
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.expire_proposal import expire_proposal
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.actions.miss_answer import miss_answer
from anyshore.sourcing.actions.release_award import release_award
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.events import entries
from tests.factories import NOW, do
from tests.sourcing.tenders import compared
from tests.sourcing.world import LATER, posted, proposed, provider, wanted

pytestmark = pytest.mark.django_db


def mailed() -> list[tuple[str, str, str]]:
    """Send what was told since the last call: (who, subject, body) of each mail, in order."""
    entries = AuditEntry.objects.filter(name__startswith="sourcing.").order_by("id")
    for entry in entries:
        notice = sourcing.NOTICES[entry.name.removeprefix("sourcing.")]
        if not isinstance(notice, Silent):
            facts = json.loads(entry.body)["facts"]
            fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
            send(notice(fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    return [(mail.to, mail.subject, mail.body) for mail in Mail.objects.order_by("id")]


def to(actor) -> list[tuple[str, str]]:
    address = User.objects.get(pk=actor.person_id).email
    return [(subject, body) for who, subject, body in mailed() if who == address]


def test_every_event_has_its_notice():
    known = [
        one for one in {**vars(events), **vars(entries)}.values() if isinstance(one, type) and issubclass(one, Event)
    ]
    names = {one.__name__ for one in known if not one.__subclasses__()}
    assert set(sourcing.NOTICES) == names
    assert set(sourcing.REASONS) == set(sourcing.Reason)


def test_a_bidder_reads_the_usual_criteria_in_their_own_language():
    scene = compared()
    brno, actor = scene.bidders["Brno"]
    User.objects.filter(pk=actor.person_id).update(locale="de")
    do(mark_awarded, scene.owner, scene.after, proposal_id=scene.bidders["Alba"][0].id)
    body = to(actor)[-1][1]
    assert "Preis: 100" in body
    assert "Price" not in body
    assert brno.pk


def test_an_award_tells_the_winner_and_each_other_why():
    request, actor = posted()
    chosen, winner = proposed(request)
    _, dear = proposed(request, 19_000, actor=provider("Dear"))
    _, early = proposed(request, actor=provider("Early"), expires_at=LATER + timedelta(hours=1))
    do(
        expire_proposal,
        CLOCK,
        LATER + timedelta(hours=1),
        proposal_id=type(chosen).objects.get(provider_id=early.organisation_id).id,
    )
    do(mark_awarded, actor, LATER + timedelta(hours=2), proposal_id=chosen.id, words="Nicer {drafts}.")
    assert to(winner)[-1][0] == "You are chosen: Logo for a bakery"
    subject, body = to(dear)[-1]
    assert subject == "Your proposal was not chosen: Logo for a bakery"
    assert body.startswith("Another offer costs less.\n\nNicer {drafts}.")
    assert [subject for subject, _ in to(early)] == [
        "With the client: Logo for a bakery",
        "A proposal expired: Logo for a bakery",
        "The outcome: Logo for a bakery",
    ]
    first = to(actor)[0]
    assert first[0].startswith("A proposal for EUR")
    assert "Lingua Vistula" in first[1]


def test_closing_and_lapsing_tell_all():
    request, actor = posted()
    _, bidder = proposed(request)
    do(close_request, actor, LATER, request_id=request.id, reason="We do it ourselves.")
    assert "We do it ourselves." in to(bidder)[-1][1]
    lapsing, client = posted()
    _, other = proposed(lapsing, actor=provider("Another"))
    do(lapse_request, CLOCK, lapsing.decide_until, request_id=lapsing.id)
    assert "did not decide in time" in to(other)[-1][1]
    assert to(client)[-1][0] == "Lapsed: Logo for a bakery"


def test_declined_withdrawn_released_and_open_again():
    request, actor = posted()
    one, declined = proposed(request)
    two, gone = proposed(request, actor=provider("Gone"))
    three, winner = proposed(request, actor=provider("Winner"))
    _, rival = proposed(request, actor=provider("Rival"))
    do(decline_proposal, actor, LATER, proposal_id=one.id, reason_code="other", reason="Too far away.")
    do(withdraw_proposal, gone, LATER, proposal_id=two.id, reason="No time.")
    do(mark_awarded, actor, LATER, proposal_id=three.id)
    do(release_award, winner, LATER, proposal_id=three.id, reason="Ill.")
    assert "Too far away." in to(declined)[-1][1]
    assert any("No time." in body for _, body in to(actor))
    assert to(rival)[-1][0] == "Open again: Logo for a bakery"
    assert to(actor)[-1][0] == "Open again: Logo for a bakery"


def test_questions_edits_and_invitations_reach_whom_they_concern():
    request, actor = posted()
    _, bidder = proposed(request)
    asker, guest = provider("Asker"), provider("Guest")
    question = do(ask_question, asker, LATER, request_id=request.id, question="Any colour?")
    do(answer_question, actor, LATER, question_id=question.id, answer="Blue.")
    do(edit_request, actor, LATER, request_id=request.id, version=1, terms=wanted(brief="In blue."))
    do(
        invite_provider,
        actor,
        LATER,
        request_id=request.id,
        provider_id=guest.organisation_id,
        words="You are {good}.",
    )
    assert "Any colour?" in to(actor)[-1][1]
    assert [subject for subject, _ in to(asker)] == ["An answer: Logo for a bakery"]
    assert [subject.split(":")[0] for subject, _ in to(bidder)] == [
        "With the client",
        "An answer",
        "The request changed",
    ]
    subject, body = to(guest)[-1]
    assert subject == "Bakkerij Pels invites you to propose: Logo for a bakery"
    assert "You are {good}." in body
    assert f"/requests/{request.number}/" in body


def test_the_bidder_has_a_receipt_with_the_day_by_which_they_hear():
    request, _ = posted()
    _, bidder = proposed(request)
    ((subject, body),) = to(bidder)
    assert subject == "With the client: Logo for a bakery"
    assert "You will hear by Tue 8 Dec, 16:00 UTC" in body


def test_who_asked_learns_that_no_answer_came_and_the_invited_that_it_ended():
    request, actor = posted()
    asker, guest = provider("Asker"), provider("Guest")
    question = do(ask_question, asker, LATER, request_id=request.id, question="Any colour?")
    do(invite_provider, actor, LATER, request_id=request.id, provider_id=guest.organisation_id)
    due = Due("sourcing.miss_answer", {"question_id": str(question.id)}, NOW)
    assert len(sourcing.REMINDERS["sourcing.miss_answer"](due)) == 1
    do(miss_answer, CLOCK, LATER, question_id=question.id)
    assert "Any colour?" in to(asker)[-1][1]
    do(close_request, actor, LATER, request_id=request.id, reason="Done.")
    assert to(guest)[-1][0] == "It has ended: Logo for a bakery"
    assert not sourcing.REMINDERS["sourcing.miss_answer"](due)


def test_reminders_name_what_silence_will_do():
    request, _ = posted()
    proposal, _ = proposed(request)
    for verb, args in (
        ("sourcing.lapse_request", {"request_id": str(request.id)}),
        ("sourcing.expire_proposal", {"proposal_id": str(proposal.id)}),
    ):
        (letter,) = sourcing.REMINDERS[verb](Due(verb, args, NOW))
        send([letter], about=verb, but_not=None, at=NOW)
    bodies = [mail.body for mail in Mail.objects.order_by("id")]
    assert "it lapses and every bidder is told" in bodies[0]
    assert "binds them no longer" in bodies[1]
