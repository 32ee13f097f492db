"""The paper of a version: what stands on it, the same bytes for the same rows, and the version itself inside."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.queries.paper import SOURCE, sheet_of, version_paper
from anyshore.contracts.rules import Side, SignatureMethod, paper_words
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.paper import amount_words, attachment, drawn
from anyshore.kit.actor import Proof
from anyshore.kit.chains import version_hash
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.prose import blocks, runs_rightwards
from anyshore.parties.rules import OPERATOR
from anyshore.plumbing.paper import pdf
from tests.contracts.world import LATER, SITE, awarded, offered, parties, running, version
from tests.factories import do, make_organisation
from tests.payments.lines_world import DOWN, LICENCE, priced

pytestmark = pytest.mark.django_db


def words_of(paper: bytes) -> str:
    """All that stands on the pages, with single spaces."""
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages))


def inside(paper: bytes) -> dict[str, object]:
    """The version that the file carries."""
    found = PdfReader(io.BytesIO(paper)).attachments["version.json"]
    return json.loads(found[0])


def test_it_holds_the_parties_the_clauses_the_milestones_both_signatures_and_the_hashes():
    deal = running(unit="project", milestones=SITE)
    paper = version_paper(deal.client, deal.agreement.id, 1)
    words, read = words_of(paper), PdfReader(io.BytesIO(paper))
    for part in (
        f"C-{deal.agreement.number}", "Bakkerij Pels", "Netherlands", "Lingua Vistula", "Poland", "1. The work",
        "7.1 ", "Milestones and price", "EUR 600.00", "EUR 2,000.00", "Loads in 2 s", "18 December 2026", deal.hash,
        "none: it is the first", "24 November 2026, 11:24:00", "(UTC+0100, Europe/Warsaw)", "simple electronic",
        f"1 / {len(read.pages)}", "says who kept it, not who agreed",
    ):  # fmt: skip
        assert part in words.replace("\u00a0", " "), part
    assert words.count("pressed the button under the text") == 4, "on the page of signatures and on that of evidence"
    assert "Not signed" not in words
    assert "pdfaid" in str(read.xmp_metadata.stream.get_data())


def test_the_evidence_of_each_signature_stands_on_a_page_of_its_own():
    deal = offered()
    signer = replace(deal.provider, proof=Proof("passkey", 60, "198.51.100.7", "Mozilla/5.0 (X11)"))
    do(sign_agreement, signer, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    paper = version_paper(deal.client, deal.agreement.id, 1)
    last = re.sub(r"\s+", " ", PdfReader(io.BytesIO(paper)).pages[-1].extract_text())
    for part in ("Evidence of the signatures", "passkey or security key", "198.51.100.7", "Mozilla/5.0 (X11)",
                 "24 November 2026, 11:23:00", version(deal).content["text_sha256"]):  # fmt: skip
        assert part in last, part
    assert inside(paper)["signatures"][1]["address"] == "198.51.100.7"


def test_a_signed_offer_that_stood_before_has_no_more_evidence():
    deal = awarded()
    assert "a signed offer stood before" in words_of(version_paper(deal.client, deal.agreement.id, 1))


def test_an_offer_says_who_has_not_signed():
    deal = offered()
    words = words_of(version_paper(deal.provider, deal.agreement.id, 1))
    assert words.count("Not signed") == 1


def test_the_same_rows_are_the_same_bytes_whoever_reads():
    deal = running()
    first = version_paper(deal.client, deal.agreement.id, 1)
    assert first == version_paper(deal.provider, deal.agreement.id, 1) == version_paper(OPERATOR, deal.agreement.id, 1)


def test_the_file_alone_shows_the_text_and_the_hash():
    deal = offered()
    given = {"title": "Другой логотип", "milestones": [MilestoneDraft("標誌", 24_000)], "version_hash": deal.hash}
    do(counter_offer, deal.provider, LATER, agreement_id=deal.agreement.id, why="More work.", **given)
    found = inside(version_paper(deal.client, deal.agreement.id, 2))
    assert found["hash"] == version_hash(found["before"], found["content"]) == deal.hash
    assert hashlib.sha256(found["text"].encode()).hexdigest() == found["content"]["text_sha256"]
    assert [one["hash"] for one in found["signatures"]] == [deal.hash]
    assert inside(version_paper(deal.client, deal.agreement.id, 1))["hash"] == found["before"]


def test_only_those_who_see_the_contract_have_its_paper():
    deal = offered()
    with pytest.raises(NotFound):
        version_paper(make_organisation()[1], deal.agreement.id, 1)
    with pytest.raises(NotFound):
        version_paper(deal.client, deal.agreement.id, 2)


def test_every_script_stands_and_what_the_fonts_lack_is_its_number():
    client = make_organisation(name="شركة الترجمة", country="SA")[1]
    provider = make_organisation(name="東京翻訳", country="JP")[1]
    deal = offered(
        between=(client, provider), title="Ελληνικά, Русский, שלום, 中文, 한국어", brief="हिन्दी 😀\n\nهذا نص طويل."
    )
    words = words_of(version_paper(client, deal.agreement.id, 1))
    for part in ("東京翻訳", "Русский", "Ελληνικά", "中文", "한국어", "[U+0939]", "[U+1F600]"):
        assert part in words, part


@pytest.mark.parametrize("language", paper_words.LANGUAGES)
def test_it_speaks_the_language_of_the_version(language):
    deal = running()
    sheet = sheet_of(deal.client, deal.agreement.id, 1)
    sheet.content["language"] = language
    words = words_of(pdf(SOURCE.read_text(), drawn(sheet), attached=attachment(sheet)))
    said = paper_words.words(language)
    assert said["signatures"] in words
    assert paper_words.method_words(language, SignatureMethod.BUTTON) in words
    assert paper_words.side_words(language, Side.CLIENT) in words


def test_an_unknown_language_falls_back_to_english():
    deal = running()
    sheet = sheet_of(deal.client, deal.agreement.id, 1)
    sheet.content["language"] = "tlh"
    assert sheet.language == "en"
    assert paper_words.words("tlh") == paper_words.words("en")


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "EUR 1,234,567.89"), ("de", "EUR 1.234.567,89"), ("fr", "EUR 1\u202f234\u202f567,89")],
)
def test_amounts_as_each_language_writes_them(language, shown):
    assert amount_words(language, Money(123_456_789, "EUR")) == shown.replace(" ", "\u00a0", 1)
    assert amount_words("en", Money(1250, "JPY")) == "JPY\u00a01,250"


def test_words_of_the_parties_are_data_and_never_source():
    nasty = "#panic() $x$ \\ @a <b> ```typ #let``` *a* _b_ = c"
    deal = offered(title=nasty, brief=f"{nasty}\n\n```\n#panic()\n```\n\n[x](javascript:alert(1))")
    words = words_of(version_paper(deal.client, deal.agreement.id, 1))
    assert "#panic() $x$" in words
    assert all("javascript" not in str(one) for one in _links(deal))


def _links(deal):
    for page in PdfReader(io.BytesIO(version_paper(deal.client, deal.agreement.id, 1))).pages:
        yield from page.get("/Annots", [])


def test_prose_as_blocks():
    text = "# T\n\n## 3. The end\n\n3.1 This **ends** _here_.\nNow ~~not~~ `x` [l](https://e.org).\n\n"
    text += (
        "2. two\n3. three\n\n> - q\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    code\n\n---\n\n<b>raw</b> ![p](x.png)\n"
    )
    found = blocks(text)
    kinds = [one["kind"] for one in found]
    assert kinds == [
        "heading", "heading", "paragraph", "list", "quote", "table", "code", "rule", "paragraph",
    ]  # fmt: skip
    assert (found[1]["number"], found[2]["number"], found[3]["start"]) == ("3", "3.1", 2)
    assert [span["text"] for span in found[2]["spans"] if span["bold"]] == ["ends"]
    assert [span["href"] for span in found[2]["spans"] if span["href"]] == ["https://e.org"]
    assert found[5]["columns"] == 2
    assert "".join(span["text"] for span in found[8]["spans"]) == "<b>raw</b> p"
    assert [runs_rightwards(one) for one in ("abc", "12 שלום", "نص a", "…", "")] == [True, False, False, True, True]


def test_two_versions_of_one_day_differ_only_in_what_they_say():
    deal = running()
    again = running(at=LATER + timedelta(days=1), between=parties())
    one = version_paper(deal.client, deal.agreement.id, 1)
    assert one != version_paper(again.client, again.agreement.id, 1)


def test_without_a_milestone_no_empty_table_of_them_stands_on_it():
    deal = priced(dated=(DOWN, LICENCE), starts_on=None)
    words = words_of(version_paper(deal.client, deal.agreement.id, 1))
    assert "Down payment" in words
    assert "Milestones and price" not in words


def test_a_list_of_numbered_lines_has_one_mark():
    found = blocks("- 1. **Design**\n    - Loads\n- 2. **Build**\n\n- 10 days\n")
    assert [(one["kind"], one["start"], len(one["items"])) for one in found] == [("list", 1, 2), ("list", 0, 1)]
    assert [one["kind"] for one in found[0]["items"][0]] == ["paragraph", "list"]
