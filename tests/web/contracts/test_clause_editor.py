"""Clauses in offers and counter-offers: added, set, read, compared, signed, in any of four languages."""

from __future__ import annotations

import pytest
from django.test import Client

from anyshore.contracts.models import Agreement, AgreementVersion
from anyshore.contracts.queries import broken_versions, current_content
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import Scene, browser, offered

pytestmark = pytest.mark.django_db


def _now(scene: Scene) -> Agreement:
    return Agreement.objects.get(pk=scene.agreement.pk)


def _counter(client: Client, scene: Scene, **changes: str) -> dict[str, str]:
    fields = fields_of(client.get(f"{scene.path}counter/").content.decode())
    return {**fields, **changes}


def _added(client: Client, scene: Scene, fields: dict[str, str], key: str) -> dict[str, str]:
    """The form after a press on the button that adds a clause."""
    answer = client.post(f"{scene.path}counter/", {**fields, "clause_pick": key, "_add": "clause:add"})
    assert answer.status_code == 200
    return fields_of(answer.content.decode())


def test_a_clause_is_added_set_and_offered():
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "warranty")
    assert (fields["clauses"], fields["c-warranty-months"]) == ("warranty", "12")
    fields = _added(client, scene, {**fields, "c-warranty-tries": "3"}, "late_penalty")
    assert fields["clauses"] == "warranty late_penalty"
    assert fields["c-warranty-tries"] == "3"
    answer = client.post(f"{scene.path}counter/", {**fields, "why": "Security"})
    assert answer.status_code == 303, answer.content.decode()
    content = current_content(_now(scene))
    assert [one.key for one in content.clauses] == ["warranty", "late_penalty"]
    assert content.clauses[0].values == {"months": 12, "cure_days": 10, "tries": 3, "exclusions": []}
    assert "still there after 3 attempts" in AgreementVersion.objects.latest("at").text
    assert broken_versions() == []
    page = client.get(f"{scene.path}versions/").content.decode()
    assert "Warranty and the list of defects" in page
    assert "Warranty and the list of defects" in client.get(scene.path).content.decode()


def test_a_term_that_a_clause_decides_is_not_lost_without_a_word():
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "warranty")
    answer = client.post(f"{scene.path}counter/", {**fields, "why": "Security", "warranty_days": "90"})
    assert answer.status_code == 422
    assert "“Warranty and the list of defects” decides this" in answer.content.decode()
    assert _now(scene).version == 1
    law = _added(client, scene, _counter(client, scene), "forum") | {
        "c-forum-law": "the law of the Netherlands", "c-forum-place": "Haarlem", "why": "Law",
    }  # fmt: skip
    refused = client.post(f"{scene.path}counter/", {**law, "governing_law": "the law of India"})
    assert refused.status_code == 422
    said = client.post(f"{scene.path}counter/", {**law, "governing_law": "the law of the Netherlands"})
    assert said.status_code == 303, said.content.decode()
    assert current_content(_now(scene)).terms.governing_law == "the law of the Netherlands"


def test_a_clause_is_removed_again():
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "warranty")
    answer = client.post(f"{scene.path}counter/", {**fields, "_add": "clause:remove:warranty"})
    assert fields_of(answer.content.decode())["clauses"] == ""


def test_what_a_clause_needs_is_said_beside_its_field():
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "indexation")
    answer = client.post(f"{scene.path}counter/", fields)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'id="f-c-indexation-index-error"' in page
    assert 'href="#f-c-indexation-index"' in page, "the list at the head of the form leads to it"
    assert _now(scene).version == 1
    fields = _added(client, scene, _counter(client, scene), "volume_bands")
    answer = client.post(f"{scene.path}counter/", {**fields, "c-volume_bands-limit_bps": "5"})
    assert "not inside the band" in answer.content.decode()


LEVELS = "c-service_levels-levels-0-"


@pytest.mark.parametrize(
    ("said", "target", "limit", "chosen", "stands"),
    [
        ("Complaints", "2", "5", "", "less"),
        ("Answered within a day", "98", "95", "", "more"),
        ("Complaints", "98", "95", "more", "more"),
        ("Uptime", "2", "5", "less", "less"),
    ],
)
def test_a_level_says_which_direction_is_better(said, target, limit, chosen, stands):
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "service_levels")
    assert fields[f"{LEVELS}better"] == ""
    given = {"measure": said, "target_bps": target, "minimum_bps": limit, "better": chosen}
    fields |= {f"{LEVELS}{name}": value for name, value in given.items()}
    answer = client.post(f"{scene.path}counter/", fields)
    assert answer.status_code == 303, answer.content.decode()
    (row,) = current_content(_now(scene)).clauses[0].values["levels"]
    assert (row[0], row[6]) == (said, stands)
    words = "met: at its target or below" if stands == "less" else "met: at its target or above"
    assert words in AgreementVersion.objects.latest("at").text
    again = _counter(browser(scene.client), scene)
    assert again[f"{LEVELS}better"] == stands


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("Complaints", "98", "95", ""), "Complaints: say whether it is met at its target or above"),
        (("Anything", "95", "95", ""), "Anything: say whether it is met at its target or above"),
        (("Complaints", "5", "2", "less"), "less is better, so write a limit that is not below the target"),
        (("Uptime", "95", "98", "more"), "more is better, so write a limit that is not above the target"),
    ],
)
def test_a_level_of_which_nothing_says_the_direction_is_asked_about(given, sentence):
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "service_levels")
    names = [f"{LEVELS}{one}" for one in ("measure", "target_bps", "minimum_bps", "better")]
    fields |= dict(zip(names, given, strict=True))
    answer = client.post(f"{scene.path}counter/", fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert _now(scene).version == 1


def test_ones_own_words_become_a_clause():
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "own")
    fields |= {"c-own~1-heading": "Colours", "c-own~1-text": "Only *red*.\nNo 2 shades."}
    assert client.post(f"{scene.path}counter/", fields).status_code == 303
    assert "Only \\*red\\*." in AgreementVersion.objects.latest("at").text


def test_rows_are_filled_and_kept():
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "key_people")
    fields |= {"c-key_people-people-0-name": "Ana", "c-key_people-people-0-role": "lead"}
    assert client.post(f"{scene.path}counter/", fields).status_code == 303
    assert current_content(_now(scene)).clauses[0].values["people"] == [["Ana", "lead"]]


def test_a_german_contract_is_read_beside_its_translation():
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene, language="de"), "warranty")
    assert client.post(f"{scene.path}counter/", fields).status_code == 303
    content = current_content(_now(scene))
    assert content.language is Language.DE
    assert content.terms.exit_items[0].startswith("die Quelldateien und alles")
    path = f"{scene.path}versions/2/"
    assert "Gewährleistung und Mängelliste" in client.get(path).content.decode()
    french = client.get(f"{path}?language=fr").content.decode()
    assert "Garantie et liste des défauts" in french
    assert "This is a translation. The signed text is the one in German." in french
    assert "This is a translation" not in client.get(path).content.decode()


def test_the_search_leaves_what_was_written():
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "warranty")
    sent = {**fields, "c-warranty-tries": "4", "clause_search": "index", "_add": "clause:search"}
    answer = client.post(f"{scene.path}counter/", sent).content.decode()
    assert fields_of(answer)["c-warranty-tries"] == "4"
    assert 'value="indexation"' in answer
    assert 'value="insurance"' not in answer


@pytest.mark.parametrize("payment", [{}, {"payment": "invoice", "payment_days": "30"}], ids=["held", "invoice"])
def test_a_share_is_kept_back_of_held_money_and_of_invoices(payment):
    scene = offered()
    client = browser(scene.provider)
    fields = _added(client, scene, _counter(client, scene), "retention")
    assert client.post(f"{scene.path}counter/", {**fields, **payment}).status_code == 303
    content = current_content(_now(scene))
    assert [(one.key, one.number) for one in content.clauses] == [("retention", LIBRARY["retention"].newest.number)]
    assert content.terms.payment == payment.get("payment", "held_per_milestone")
