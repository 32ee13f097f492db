"""Machine-checked criteria from the drafting form to the acceptance, through the pages and without scripts."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.models import Agreement, Milestone
from anyshore.delivery.models import Submission
from anyshore.kit.actor import Actor
from anyshore.parties.models import Organisation
from anyshore.payments.actions.sign_and_open import sign_and_open
from tests.factories import do
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import Scene, browser, now, parties, text
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db

TITLE = {"title": "Four leaflets", "brief": "", "answer_days": "5", "side": "client"}


def asked(**checks: str) -> Scene:
    """A contract offered through the form, with checks on its milestone, signed and funded."""
    client, provider = parties()
    page = browser(client)
    fields = fields_of(text(page.get("/contracts/new/?checks=editorial")))
    assert fields["milestones-0-words_low"] == "1200"
    given = {f"milestones-0-{name}": value for name, value in checks.items()}
    line = {"milestones-0-title": "Texts", "milestones-0-amount": "200", "milestones-0-criteria": "Reads well"}
    sent = fields | TITLE | line | given | {"other": slug_of(provider)}
    refused = page.post("/contracts/new/", sent | {"milestones-0-file_types": "nonsense"})
    assert refused.status_code == 422
    assert "Write types that are known" in text(refused)
    assert page.post("/contracts/new/", sent).status_code == 303
    agreement = Agreement.objects.get()
    do(sign_and_open, provider, now(), agreement_id=agreement.pk, version_hash=agreement.version_hash)
    scene = Scene(agreement, client, provider)
    scene.fund()
    return scene


def slug_of(actor: Actor) -> str:
    """The last part of the address of an organisation's page."""
    return Organisation.objects.get(pk=actor.organisation_id).slug


def txt(words: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("leaflet.txt", words.encode())


def test_what_does_not_hold_is_seen_before_it_is_sent_and_answered_with_words():
    scene = asked(words_low="3", words_high="4", links="on", file_types="txt")
    checks = Milestone.objects.get().checks
    assert [one["kind"] for one in checks] == ["file_type", "words", "links"]
    client, provider = browser(scene.client), browser(scene.provider)
    assert "The texts have at least 3 words and at most 4 words in all." in text(
        client.get(f"{scene.path}versions/1/")
    )

    path = f"{scene.path}1/submit/"
    first = provider.get(path)
    assert "3 to 4 words" in text(first)
    fields = fields_of(text(first))
    shown = provider.post(path, fields | {"files": txt("Far too many words for this leaflet"), "checked": "0"})
    seen = text(shown)
    assert shown.status_code == 200
    assert "2 of 3 checks hold" in seen
    assert "7 words" in seen
    assert "leaflet.txt" in seen
    assert "Hand it in nevertheless" in seen
    assert not Submission.objects.exists()
    sent = fields_of(seen) | {"despite": "The title alone has four."}
    assert provider.post(path, sent).status_code == 303
    run_jobs()

    page = text(client.get(scene.path))
    assert "The title alone has four." in page
    assert "does not hold" in page
    accept = fields_of(text(client.get(f"{scene.path}1/accept/")))
    assert client.post(f"{scene.path}1/accept/", accept | {"ticked": "0"}).status_code == 303
    record = Submission.objects.get().record
    assert [one.get("client", one.get("outcome")) for one in record] == [True, "holds", "fails", "holds"]
    assert "met, says the client" in text(client.get(scene.path))


def test_what_holds_is_sent_at_once_and_can_be_checked_alone():
    scene = asked(words_low="3", words_high="4")
    provider = browser(scene.provider)
    path = f"{scene.path}1/submit/"
    fields = fields_of(text(provider.get(path)))
    looked = provider.post(path, fields | {"files": txt("one two three"), "_check": "1"})
    assert "2 of 2 checks hold" in text(looked)
    assert not Submission.objects.exists()
    assert provider.post(path, fields_of(text(looked))).status_code == 303
    assert Submission.objects.count() == 1


def test_a_counter_offer_keeps_and_compares_the_checks():
    client, provider = parties()
    page = browser(client)
    line = {"milestones-0-title": "Texts", "milestones-0-amount": "200", "milestones-0-words_low": "3"}
    page.post(
        "/contracts/new/", fields_of(text(page.get("/contracts/new/"))) | TITLE | line | {"other": slug_of(provider)}
    )
    path = f"/contracts/{Agreement.objects.get().number}/"
    other = browser(provider)
    fields = fields_of(text(other.get(f"{path}counter/")))
    assert fields["milestones-0-words_low"] == "3"
    assert other.post(f"{path}counter/", fields | {"milestones-0-words_high": "9"}).status_code == 303
    compared = text(page.get(f"{path}versions/?from=1&to=2&view=beside"))
    assert "At least 3 words" in compared
    assert "3 to 9 words" in compared
    assert Milestone.objects.get().checks == [{"kind": "words", "low": 3, "high": 9}]
