"""send_batch: every placed task is offered once; a refused one stops no other; what was not seen is not sent."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.save_group import save_group
from anyshore.approvals.actions.set_rule import set_rule
from anyshore.approvals.rules import Kind
from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.contracts.actions import send_batch as module
from anyshore.contracts.actions.draft_batch import draft_batch
from anyshore.contracts.actions.plan_batch import plan_batch
from anyshore.contracts.actions.send_batch import send_batch
from anyshore.contracts.models import Agreement, BatchOffer, HeldOffer
from anyshore.contracts.queries.batches import batch_behind, batch_view
from anyshore.contracts.rules.batches import BatchProvider, BatchTask
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound, Refused, Stale
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.plumbing.actions import Answer, perform
from anyshore.sourcing.actions.discard_request import discard_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.models import Request
from anyshore.sourcing.rules.terms import RequestTerms
from tests.contracts.batch_world import digest, drafted, planned, translator
from tests.factories import NOW, do, make_organisation, member_actor

pytestmark = pytest.mark.django_db
KEPT = {"fee_bps": 0, "rail": "ledger_only"}


def test_each_placed_task_is_a_signed_offer():
    cheap, dear = translator("Lingua Vistula"), translator("Tatra Words")
    batch, owner = planned(cheap, dear)
    do(send_batch, owner, batch_id=batch.id, digest=digest(batch, owner), **KEPT)
    offers = Agreement.objects.order_by("title")
    assert [(one.title, one.state, one.value_minor, one.provider_id) for one in offers] == [
        ("Manual, chapter 1", "offered", 160_000, cheap.organisation_id),
        ("Manual, chapter 2", "offered", 135_000, dear.organisation_id),
    ]
    view = batch_view(owner, batch.id, at=NOW)
    assert (view.state, view.proposed) == ("sent", None)
    assert [row.number for row in view.sent] == [one.number for one in offers]
    with pytest.raises(NotAllowed):
        do(send_batch, owner, batch_id=batch.id, digest=digest_of_nothing(), **KEPT)
    assert Agreement.objects.count() == 2


def digest_of_nothing() -> str:
    return "0" * 64


def test_a_replay_sends_nothing_twice():
    batch, owner = planned(translator("Lingua Vistula"))
    given = {"batch_id": batch.id, "digest": digest(batch, owner), **KEPT}
    answers = [
        perform(
            send_batch,
            actor=owner,
            at=NOW,
            key="one-key-of-a-form",
            render=lambda b: Answer(303, b"", "", "/"),
            **given,
        )
        for _ in range(3)
    ]
    assert answers[0] == answers[1] == answers[2]
    assert Agreement.objects.count() == BatchOffer.objects.count() == 1


def test_an_offer_that_is_refused_is_kept_with_its_reason_and_stops_no_other(monkeypatch):
    cheap, dear = translator("Lingua Vistula"), translator("Tatra Words")
    batch, owner = planned(cheap, dear)
    real = module.offer_agreement

    def refusing(*, other_id, **given):
        made = real(other_id=other_id, **given)
        if other_id == cheap.organisation_id:
            raise Refused()
        return made

    monkeypatch.setattr(module, "offer_agreement", refusing)
    do(send_batch, owner, batch_id=batch.id, digest=digest(batch, owner), **KEPT)
    assert [(row.refusal, row.number is None) for row in batch_view(owner, batch.id, at=NOW).sent] == [
        ("refused", True),
        ("", False),
    ]
    assert [one.provider_id for one in Agreement.objects.all()] == [dear.organisation_id]


def test_what_was_not_seen_or_may_not_be_is_refused_and_nothing_is_sent():
    one, two = translator("Lingua Vistula"), translator("Tatra Words")
    batch, owner = planned(one, two)
    seen = digest(batch, owner)
    do(hide_profile, one)
    with pytest.raises(Stale):
        do(send_batch, owner, batch_id=batch.id, digest=seen, **KEPT)
    with pytest.raises(Forbidden):
        do(send_batch, member_actor(batch.client_id, Role.VIEWER), batch_id=batch.id, digest=seen, **KEPT)
    with pytest.raises(NotFound):
        do(send_batch, two, batch_id=batch.id, digest=seen, **KEPT)
    empty, client = drafted()
    with pytest.raises(Invalid):
        do(send_batch, client, batch_id=empty.id, digest=digest(empty, client), **KEPT)
    assert batch_view(owner, batch.id, at=NOW).state == "draft"
    assert not Agreement.objects.exists()


def test_drafts_that_were_offered_are_used_and_their_contracts_name_them():
    owner = make_organisation(name="Tolhuis Lighting")[1]
    drafts = [do(save_request, owner, terms=RequestTerms(title=f"Manual {n}", currency="EUR")) for n in range(3)]
    tasks = [BatchTask(title=one.title, skill="polish-translation", size=9, request=one.number) for one in drafts]
    batch = do(draft_batch, owner, title="Manuals", currency="EUR", tasks=tasks)
    lines = [BatchProvider(translator("Lingua Vistula").acting_organisation, 2, 4_000)]
    do(plan_batch, owner, batch_id=batch.id, version=1, providers=lines)
    do(discard_request, owner, request_id=drafts[0].id)
    do(send_batch, owner, batch_id=batch.id, digest=digest(batch, owner), **KEPT)
    offered = set(Agreement.objects.values_list("request_id", flat=True))
    assert len(offered) == 2
    states = {one.id: Request.objects.get(pk=one.id).state for one in drafts}
    assert states == {
        one.id: "closed" if one is drafts[0] else "used" if one.id in offered else "draft" for one in drafts
    }
    used = next(one for one in drafts[1:] if one.id in offered)
    assert batch_behind(owner, used.id) == (batch.id, "Manuals")
    assert batch_behind(translator("Tatra Words"), used.id) is None


def test_what_the_clients_own_people_must_agree_to_is_held():
    cheap, dear = translator("Lingua Vistula"), translator("Tatra Words")
    batch, owner = planned(cheap, dear)
    group = do(save_group, owner, name="Board", person_ids=[member_actor(owner.acting_organisation).person_id])
    do(set_rule, owner, kind=Kind.AWARD, above=Money(150_000, "EUR"), group_id=group.id, needed=1)
    do(send_batch, owner, batch_id=batch.id, digest=digest(batch, owner), **KEPT)
    assert list(Agreement.objects.values_list("value_minor", flat=True)) == [135_000]
    held = HeldOffer.objects.get()
    assert (held.value_minor, held.state) == (160_000, "held")
    rows = batch_view(owner, batch.id, at=NOW).sent
    assert sorted((row.number is None, row.refusal, row.held_id) for row in rows)[1] == (True, "", held.id)
