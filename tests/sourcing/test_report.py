"""The award report: all of it, the same bytes for the same data, whatever the script of a name."""

from __future__ import annotations

import io
import json

import pytest
from pypdf import PdfReader

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing.paper import pdf
from anyshore.sourcing.actions.agree_points import agree_points
from anyshore.sourcing.actions.answer_review import answer_review
from anyshore.sourcing.actions.ask_for_review import ask_for_review
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.models import Criterion
from anyshore.sourcing.queries.report import award_report
from anyshore.web.sourcing.report import as_json, as_pdf
from tests.factories import do
from tests.sourcing.tenders import bid, declared, give, opened, scored, tender
from tests.sourcing.world import LATER, provider

pytestmark = pytest.mark.django_db


def told():
    scene = tender(setup={"sealed": True, "scored": True})
    do(ask_question, provider("Asks"), LATER, request_id=scene.request.id, question="By when, 何時ですか?")
    for name, price in (("شركة الترجمة", 15_000), ("東京翻訳", 14_000), ("Żółć & Łódź", 13_000)):
        bid(scene, name, price)
    opened(scene)
    declared(scene, {"東京翻訳": "I worked there."})
    scored_names = {"شركة الترجمة": (90, 80), "Żółć & Łódź": (40, 50)}
    scored(scene, scored_names)
    give(scene, scene.colleagues[1], "東京翻訳", 30)
    fit = Criterion.objects.get(request=scene.request, kind="judged")
    first = scene.bidders["شركة الترجمة"][0]
    given = {"proposal_id": first.id, "criterion_id": fit.id, "points": 88, "words": "Read again."}
    do(agree_points, scene.owner, scene.after, **given)
    do(mark_awarded, scene.owner, scene.after, proposal_id=first.id, words="Your sample was the best.")
    lost, actor = scene.bidders["東京翻訳"]
    do(ask_for_review, actor, scene.after, proposal_id=lost.id, words="Was the sample read?")
    do(answer_review, scene.owner, scene.after, proposal_id=lost.id, answer="It was, twice.")
    return scene


def test_it_tells_every_step_with_who_and_when():
    scene = told()
    data = json.loads(as_json(award_report(scene.owner, scene.request.number, at=scene.after)))
    assert data["opened_at"] == scene.after.isoformat()
    assert [row[1] for row in data["openings"]] == ["Marit de Boer", "Femke"]
    assert len(data["criteria_hash"]) == 64
    assert [(one["name"], one["bidder"]) for one in data["conflicts"]] == [("Femke", "東京翻訳")]
    assert len(data["scores"]) == 5
    assert [(one["agreed"], one["words"]) for one in data["consensus"] if one["agreed"]] == [(88, "Read again.")]
    assert [(one["bidder"], one["rank"], one["words"]) for one in data["decisions"]] == [
        ("شركة الترجمة", 1, "Your sample was the best.")
    ]
    assert {one["bidder"]: one["state"] for one in data["proposals"]}["東京翻訳"] == "not_chosen"
    assert [one["answer"] for one in data["reviews"]] == ["It was, twice."]
    assert data["questions"][0]["text"] == "By when, 何時ですか?"


def test_the_same_data_are_the_same_bytes_and_any_script_stands_in_the_pdf():
    scene = told()
    report = award_report(scene.owner, scene.request.number, at=scene.after)
    first, second = as_pdf(report), as_pdf(award_report(scene.owner, scene.request.number, at=scene.after))
    assert first == second
    assert as_json(report) == as_json(award_report(scene.owner, scene.request.number, at=scene.after))
    read = PdfReader(io.BytesIO(first))
    text = "\n".join(page.extract_text() for page in read.pages)
    assert "Award report" in text
    assert "東京翻訳" in text
    assert "Łódź" in text
    assert b"pdfaid" in first or "pdfaid" in str(read.xmp_metadata.stream.get_data())


def test_only_the_client_reads_it():
    scene = told()
    with pytest.raises(NotFound):
        award_report(scene.bidders["東京翻訳"][1], scene.request.number, at=scene.after)
    with pytest.raises(NotFound):
        award_report(provider("Other"), scene.request.number, at=scene.after)
    waiting = tender(setup={"scored": True})
    with pytest.raises(Forbidden):
        award_report(waiting.owner, waiting.request.number, at=waiting.after)


def test_a_page_of_characters_that_the_fonts_lack_is_made_all_the_same():
    words = "".join(chr(one) for one in range(0x2190, 0x2200)) + "한국어 ไทย हिन्दी 😀"
    made = pdf(
        "#set document(date: datetime(year: 2026, month: 1, day: 1))\n#json(bytes(sys.inputs.data)).text",
        {"text": words},
    )
    assert made.startswith(b"%PDF")
