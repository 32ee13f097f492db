"""Running the criteria over files: each kind holds, fails, and says what it found."""

from __future__ import annotations

import pytest

from anyshore.contracts.rules.checks import Check, CheckKind
from anyshore.delivery.rules.checking import Hand, Outcome, Paper, run
from anyshore.kit.documents.kinds import ending
from anyshore.kit.documents.limits import Unreadable, within
from anyshore.plumbing.schemas import xml_faults
from tests.kit.test_documents import PO, XLIFF, docx, png, zipped

GOOD_PO = b'msgid "a {x}"\nmsgstr "b {x}"\n'
SCHEMA = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:int"/></xs:schema>'


def paper(name: str, body: bytes, most: int = 10**7) -> Paper:
    return Paper(name, f"hash of {name}", ending(name), lambda: within(body, most), lambda: body[:4096])


def found(check: Check, *papers: Paper, links=(), note="") -> tuple[Outcome, dict]:
    (result,) = run([check], Hand(papers, links, note, xml_faults))
    return result.outcome, dict(result.evidence)


CASES = {
    "types": (Check(kind=CheckKind.FILE_TYPE, types=("svg", "pdf")), [("a.svg", b""), ("b.pdf", b"")], [("a.svg", b"")]),
    "words": (
        Check(kind=CheckKind.WORDS, low=2, high=4), [("a.txt", b"one two"), ("b.docx", docx("three"))], [("a.txt", b"one")]
    ),
    "pixels": (
        Check(kind=CheckKind.PICTURE, width=10, height=10, dpi=300), [("a.png", png(10, 10, 300))], [("a.png", png(10, 10))]
    ),
    "translated": (Check(kind=CheckKind.TRANSLATION), [("a.po", GOOD_PO)], [("a.po", PO), ("b.xlf", XLIFF)]),
    "links": (Check(kind=CheckKind.LINKS), [("a.md", b"https://a.example")], [("a.md", b"https://nohost")]),
    "json": (Check(kind=CheckKind.SCHEMA, schema='{"type": "object"}'), [("a.json", b"{}")], [("a.json", b"[]")]),
    "xml": (Check(kind=CheckKind.SCHEMA, schema=SCHEMA), [("a.xml", b"<a>1</a>")], [("a.xml", b"<a>x</a>")]),
    "hash": (Check(kind=CheckKind.CHECKSUM, sha256="hash of a.zip"), [("a.zip", b"")], [("b.zip", b"")]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_kind_holds_and_fails(case: str):
    check, good, bad = CASES[case]
    assert found(check, *(paper(*one) for one in good))[0] is Outcome.HOLDS
    assert found(check, *(paper(*one) for one in bad))[0] is Outcome.FAILS


def test_what_was_found_is_said():
    assert found(CASES["words"][0], paper("a.txt", b"one"))[1] == {"words": 1, "files": 1}
    assert found(CASES["types"][0], paper("a.svg", b""))[1] == {"missing": ["pdf"]}
    told = found(CASES["translated"][0], paper("a.po", PO))[1]
    assert told == {"files": 1, "segments": 5, "untranslated": 1, "fuzzy": 1, "placeholders": 1}
    assert found(CASES["pixels"][0], paper("a.png", png(9, 10)))[1]["small"] == [["a.png", 9, 10, 0]]
    broken = found(CASES["links"][0], links=["https://a.example"], note="at https://x:99999/")[1]
    assert broken == {"links": 2, "count": 1, "broken": ["https://x:99999/"]}
    assert "not a valid value" in found(CASES["xml"][0], paper("a.xml", b"<a>x</a>"))[1]["faults"][0][1]


def test_addresses_are_asked_only_where_somebody_lets_them_be():
    check, asked = CASES["links"][0], []

    def answers(address: str) -> str:
        asked.append(address)
        return "404"

    given = Hand((), ("https://a.example", "https://nohost"), "", xml_faults, answers)
    (result,) = run([check], given)
    assert (asked, result.evidence["silent"]) == (["https://a.example"], [["https://a.example", "404"]])
    assert "silent" not in found(check, links=["https://a.example"])[1]


def test_nothing_to_check_does_not_hold():
    for case in ("words", "pixels", "translated", "json"):
        assert found(CASES[case][0])[0] is Outcome.FAILS


def test_a_file_that_cannot_be_read_leaves_it_unclear():
    outcome, told = found(
        CASES["words"][0], paper("a.txt", b"one two"), paper("b.docx", zipped(word__document_xml=b"0" * 30_000_000))
    )
    assert (outcome, told["unread"]) == (Outcome.UNCLEAR, [["b.docx", "too_large"]])
    outcome, told = found(CASES["translated"][0], paper("a.po", GOOD_PO), paper("b.po", GOOD_PO, most=3))
    assert (outcome, told["unread"]) == (Outcome.UNCLEAR, [["b.po", "too_large"]])
    bomb = b'<!DOCTYPE x [<!ENTITY a "b">]><a>&a;</a>'
    assert found(CASES["xml"][0], paper("a.xml", b"<a>1</a>"), paper("b.xml", bomb))[1]["unread"] == [
        ["b.xml", "bomb"]
    ]


def test_a_schema_that_is_none_is_not_run():
    with pytest.raises(Unreadable) as caught:
        xml_faults(SCHEMA.replace("xs:int", "xs:nonsense"), b"<a/>")
    assert caught.value.reason == "schema"
