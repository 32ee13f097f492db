"""Mails about transitions: who reads what, and that silence opens no gate."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.parties.models import User
from anyshore.plumbing.models import Mail
from anyshore.transition.actions.accept_plan_change import accept_plan_change
from anyshore.transition.actions.accept_service import accept_service
from anyshore.transition.actions.add_knowledge import add_knowledge
from anyshore.transition.actions.drop_plan_change import drop_plan_change
from anyshore.transition.actions.grant_access import grant_access
from anyshore.transition.actions.propose_plan import propose_plan
from anyshore.transition.actions.return_wave import return_wave
from anyshore.transition.rules import KnowledgeKind
from tests.factories import NOW, do
from tests.transition.world import ALONE, LEARN, shown, through
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def subjects(actor) -> list[str]:
    address = User.objects.get(pk=actor.person_id).email
    return list(Mail.objects.filter(to=address).values_list("subject", flat=True))


def test_plan_gate_and_what_is_missing():
    made = shown()
    do(return_wave, made.client, wave_id=made.wave().pk, why="Nobody {signed}")
    for drop in (True, False):
        do(propose_plan, made.provider, agreement_id=made.id, waves=[LEARN, ALONE], why="Leave")
        verb = drop_plan_change if drop else accept_plan_change
        do(verb, made.client, agreement_id=made.id, proposed_at=NOW)
    run_jobs()
    client, provider = subjects(made.client), subjects(made.provider)
    for part in ("Agree to the transition plan", "A gate waits for you: Learn", "A change of the transition plan"):
        assert any(part in one for one in client), part
    for part in ("plan is agreed", "gate stays closed: Learn", "plan stands", "plan is changed"):
        assert any(part in one for one in provider), part
    gate = Mail.objects.get(subject__startswith="A gate waits")
    assert "Silence opens no gate" in gate.body
    assert "Nobody {signed}" in Mail.objects.get(subject__startswith="The gate stays closed").body


def test_knowledge_the_service_and_access_at_the_end():
    made = through()
    given = {"kind": KnowledgeKind.SESSION, "title": "Month-end", "on": NOW.date()}
    do(add_knowledge, made.client, agreement_id=made.id, receiver_id=made.provider.person_id, **given)
    access = {"system": "Ledger", "level": "read", "person": "Ana", "granted_on": NOW.date()}
    do(grant_access, made.client, agreement_id=made.id, **access)
    do(accept_service, made.client, agreement_id=made.id)
    do(cancel_agreement, made.client, agreement_id=made.id, reason="It moved elsewhere")
    run_jobs()
    provider = subjects(made.provider)
    for part in ("For you to learn: Month-end", "The gate is open: Alone", "The service is accepted"):
        assert any(part in one for one in provider), part
    assert any("Revoke access" in one for one in subjects(made.client))
