"""Mails about comparisons with the market: every event is written in full, to whom it concerns."""

from __future__ import annotations

import json

import pytest

from anyshore.contracts.actions.answer_benchmark import answer_benchmark
from anyshore.contracts.actions.withdraw_benchmark import withdraw_benchmark
from anyshore.jobs.notices.contracts import NOTICES
from anyshore.jobs.notices.letters import Fact, send
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.benchmark_world import FIRST, comparing, drafted, reported
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_every_event_is_told_in_full():
    deal, same = comparing(), comparing()
    do(answer_benchmark, deal.provider, FIRST, benchmark_id=drafted(deal).pk, words="Our {nights} are not in it.")
    one = drafted(same)
    do(answer_benchmark, same.client, FIRST, benchmark_id=one.pk, words="They are.")
    do(withdraw_benchmark, same.client, FIRST, benchmark_id=one.pk)
    reported(same, market=300_000)
    reported(comparing())
    told = set()
    for entry in AuditEntry.objects.filter(name__contains=".Benchmark").order_by("id"):
        event = entry.name.partition(".")[2]
        told.add(event)
        fact = Fact(entry.id, entry.name, entry.subject_id, json.loads(entry.body)["facts"], entry.person_id, entry.at)
        notice = NOTICES[event]
        assert callable(notice)
        send(notice(fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    assert told == {f"Benchmark{verb}" for verb in ("Announced", "Drafted", "Answered", "Reported", "Withdrawn")}
    mails = list(Mail.objects.all())
    to = {side: User.objects.get(pk=getattr(deal, side).person_id).email for side in ("client", "provider")}
    for side, words, said in (
        ("provider", "has the prices compared with the market", "Ines Marktler compares them"),
        ("provider", "Draft of the comparison with the market", "Read the draft"),
        ("client", "answers to the draft of the comparison", "Our {nights} are not in it."),
    ):
        found = [one for one in mails if one.to == to[side] and words in one.subject and said in one.body]
        assert found, (side, words)
        assert "/comparison/" in found[0].body
    bodies = [mail.body for mail in mails]
    for words in ("Prices compared: 1. All of them stay.", "Too far above the market: 1. By 22 Feb 2027", "They are."):
        assert any(words in body for body in bodies), words
    assert any("does not compare the prices after all" in mail.subject for mail in mails)
