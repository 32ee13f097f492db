"""Files from strangers: what they are read as, and what is refused before it grows."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.documents import archives, changes, json_schema, po, text, xliff, xml
from anyshore.kit.documents.density import dpi
from anyshore.kit.documents.kinds import type_of
from anyshore.kit.documents.limits import Unreadable
from anyshore.kit.documents.segments import Fault, Segment, counted
from anyshore.kit.documents.xml_schema import checked_schema

WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(**members: bytes) -> bytes:
    """A ZIP file; ``__`` in a name is a slash and ``_xml`` its ending."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return body.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word document of these paragraphs, the least that Word opens."""
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    document = f'<w:document xmlns:w="{WORDML}"><w:body>{body}</w:body></w:document>'
    return zipped(word__document_xml=document.encode(), types_xml=b"<Types/>")


def png(width: int, height: int, dots: int = 0) -> bytes:
    """The first chunks of a PNG."""
    body = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    if dots:
        metre = round(dots / 0.0254)
        body += _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))
    return body + _chunk(b"IDAT", b"") + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + b"\x00\x00\x00\x00"


def reason(call, *given) -> str:
    """Why a reader does not go on."""
    with pytest.raises(Unreadable) as caught:
        call(*given)
    return caught.value.reason


def test_an_entity_is_refused_before_it_laughs():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'
    outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
    for document in (bomb, outside):
        assert reason(xml.parsed, document.encode()) == "bomb"
    assert reason(xml.parsed, b"<x>" * 500) == "too_large"
    assert reason(xml.parsed, b"<x><y></x>") == "broken"
    named = xml.parsed(
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "http://nowhere.invalid/a.dtd"><svg xmlns="n"/>'
    )
    assert xml.local(named) == "svg"


def test_a_zip_that_would_fill_the_disk_is_refused():
    bomb = zipped(word__document_xml=b"0" * 30_000_000)
    assert reason(archives.member, bomb, "word/document.xml", 1_000) == "too_large"
    assert reason(archives.member, bomb, "word/document.xml", 40_000_000) == "bomb"
    assert reason(text.docx_paragraphs, bomb) == "too_large"
    lied = bytearray(zipped(a=b"0" * 100_000))
    place = lied.rfind(b"PK\x01\x02")
    lied[place + 24 : place + 28] = struct.pack("<I", 10)
    assert reason(archives.member, bytes(lied), "a", 1_000) in ("broken", "bomb")
    assert reason(archives.names, b"PK\x03\x04 no") == "broken"
    assert reason(text.docx_paragraphs, zipped(other=b"x")) == "broken"


def test_the_words_of_a_document():
    assert text.docx_paragraphs(docx("One two", "", "three – four")) == ["One two", "three – four"]
    assert text.words("One two -- three's  e-mail, 4 ...") == 5
    assert text.words("日本語 です word") == 6
    assert text.decoded("ä\r\nö".encode()) == "ä\nö"
    assert text.decoded("ä".encode("cp1252")) == "ä"
    assert text.decoded("ä".encode("utf-16")) == "ä"
    assert reason(text.decoded, b"a\x00b") == "not_text"


def test_web_addresses_are_found_and_judged():
    said = "See https://a.example.org/x?y=1, (http://b.example) and ftp://c.example."
    assert text.addresses(said) == ["https://a.example.org/x?y=1", "http://b.example", "ftp://c.example"]
    good = ("https://example.org", "http://[::1]:8000/", "https://bücher.example/a")
    bad = ("ftp://example.org", "https://", "https://exa mple", "https://a..b", "http://x:99999", "https://nohost")
    assert all(map(text.is_well_formed, good))
    assert not any(map(text.is_well_formed, bad))


PO = rb"""
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

#. for the button
#: a.py:1
msgid "Save %(name)s"
msgstr "%(name)s "
"speichern"

#, fuzzy
msgctxt "menu"
msgid "Open"
msgstr "Offen"

msgid "{count} file"
msgid_plural "{count} files"
msgstr[0] "eine Datei"
msgstr[1] "{count} Dateien"

msgid "Close {it}"
msgstr "Schliessen"

msgid "Empty"
msgstr ""

#~ msgid "Old"
#~ msgstr "Alt"
"""

XLIFF = b"""<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"><body>
<trans-unit id="1"><source>Read <g id="b">all</g> of <x id="n"/></source><target>Alles von <x id="n"/> <g id="b">lesen</g></target></trans-unit>
<trans-unit id="2"><source>Two<x id="n"/></source><target>Zwei</target><note>short</note></trans-unit>
<trans-unit id="3" translate="no"><source>Code</source></trans-unit>
<trans-unit id="4"><source>Four</source></trans-unit></body></file></xliff>"""

XLIFF2 = b"""<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u"><segment id="s">
<source>Hi <ph id="1"/></source><target>Hallo <ph id="1"/></target></segment></unit></file></xliff>"""


def test_a_translation_by_segments():
    found = po.segments(PO)
    assert [one.faults for one in found] == [
        (), (Fault.FUZZY,), (), (Fault.PLACEHOLDERS,), (Fault.UNTRANSLATED,),
    ]  # fmt: skip
    assert (found[0].targets, found[0].note) == (("%(name)s speichern",), "for the button\na.py:1")
    assert (found[1].key, found[1].note) == ("menu\x04Open", "menu")
    units = xliff.segments(XLIFF)
    assert [one.faults for one in units] == [(), (Fault.PLACEHOLDERS,), (Fault.UNTRANSLATED,)]
    assert (units[0].sources[0], units[1].note) == ("Read ⟨g b⟩all⟨/g b⟩ of ⟨x n⟩", "short")
    assert [one.faults for one in xliff.segments(XLIFF2)] == [()]
    assert counted(found)[Fault.UNTRANSLATED] == 1
    for broken in (b"hello", b'msgid "x"\n', b'"loose"'):
        assert reason(po.segments, broken) == "broken"
    assert reason(xliff.segments, b"<x/>") == "broken"


def test_a_percent_in_prose_is_no_placeholder():
    assert Segment("a", ("100 % sure",), ("zu 100 % sicher",)).faults == ()
    assert Segment("a", ("%d%% of {0}",), ("{0}: %d%%",)).faults == ()
    assert Segment("a", ("",), ()).faults == ()


def test_what_a_file_is_its_bytes_say():
    given = {
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"): "svg",
        ("a.svg", b"<html/>"): "",
        ("a.png", png(3, 4)): "png",
        ("a.txt", png(3, 4)): "png",
        ("a.ai", b"%PDF-1.7"): "ai",
        ("a.exe", b"%PDF-1.7"): "pdf",
        ("a.docx", docx("x")): "docx",
        ("a.zip", zipped(x=b"y")): "zip",
        ("a.mp4", b"\x00\x00\x00\x18ftypisom"): "mp4",
        ("a.json", b"{"): "",
        ("a.json", b"{}"): "json",
        ("a.xlf", XLIFF): "xliff",
        ("a.PO", PO): "po",
        ("a.md", b"# x"): "md",
        ("a.md", b"\x00\x01"): "",
        ("a", b"x"): "",
    }
    for (name, body), kind in given.items():
        assert type_of(name, io.BytesIO(body), len(body)) == kind, name
    assert (dpi(png(3, 4, 300)), dpi(png(3, 4)), dpi(b"x")) == (300, None, None)


def test_json_against_a_schema():
    schema = json_schema.schema_of(
        '{"type": "object", "required": ["id"], "properties": {"id": {"type": "integer", "minimum": 1},'
        ' "tags": {"type": "array", "items": {"enum": ["a", "b"]}}}, "additionalProperties": false}'
    )
    assert json_schema.faults(schema, b'{"id": 1, "tags": ["a"]}') == []
    assert json_schema.faults(schema, b'{"id": 0, "tags": ["c"], "x": 1}') == [
        "/id (minimum)", "/tags/0 (enum)", "/x (false)",
    ]  # fmt: skip
    assert json_schema.faults(schema, b"[]") == ["/ (type)"]
    for wrong in ('{"$ref": "http://x"}', '{"pattern": "(a+)+"}', '{"type": "what"}', '{"items": [1]}', "3"):
        assert reason(json_schema.schema_of, wrong) == "schema"
    assert reason(json_schema.schema_of, "{") == "broken"
    assert reason(json_schema.faults, schema, b"{") == "broken"
    deep = b"[" * 100_000 + b"]" * 100_000
    assert reason(json_schema.faults, {"items": True}, deep) == "broken"


def test_an_xml_schema_that_fetches_is_refused():
    head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    assert checked_schema(f'{head}<xs:element name="a"/></xs:schema>')
    assert reason(checked_schema, f'{head}<xs:include schemaLocation="http://x"/></xs:schema>') == "schema"
    assert reason(checked_schema, "<a/>") == "schema"


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_a_comparison_holds_both_texts(before: list[str], after: list[str]):
    found = list(changes.lines(before, after))
    assert [one.text for one in found if one.old] == before
    assert [one.text for one in found if one.new] == after
    shown = [line for hunk in changes.hunks(found, 1) for line in hunk]
    assert [one for one in found if one.kind != "same"] == [one for one in shown if one.kind != "same"]


def test_paragraphs_and_members():
    assert text.paragraphs("a\n\n  b\nc \n \n") == ["a", "b\nc"]
    assert archives.names(zipped(a__b=b"xy", c=b"")) == {"a/b": 2, "c": 0}
