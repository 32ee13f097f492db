"""The files that people hand in: small, real, and made from words."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.demo.pictures import drawing
from anyshore.demo.stage import Stage
from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.plumbing.paper import pdf

PAGE = """#set document(title: "Contract", date: datetime(year: 2024, month: 1, day: 1))
#set page(paper: "a5")
#let data = json(bytes(sys.inputs.data))
= #data.title
#data.words
#v(1fr)
#line(length: 60%) #data.signed"""
"""A page that looks as if it had been signed with a pen."""
_PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#. above the list of articles
msgid "Lamps for reading"
msgstr "Leeslampen"

msgid "{count} lamp"
msgid_plural "{count} lamps"
msgstr[0] "{count} lamp"
msgstr[1] "{count} lampen"

msgid "Ready to ship by %(day)s"
msgstr "Klaar voor verzending op %(day)s"

#. the recall of the ZX4
msgid "Stop using the lamp and send it back at our cost."
msgstr ""

#, fuzzy
msgid "Dimmable"
msgstr "Dimbaar?"

msgid "Price for {dealer}"
msgstr "Prijs voor dealer"
"""
"""The words of a shop in Dutch, with one not translated, one uncertain and one whose placeholder is lost."""

_INKS = ("#1f3a5f", "#7a2e2e", "#22543d", "#5b3a8c", "#8a5a00", "#0b5563")


def keep(stage: Stage, who: str, names: tuple[str, ...], words: str, at: datetime, moved: int = 0) -> tuple[UUID, ...]:
    """Store one file a name, uploaded by ``who``, with content that fits its ending; return their ids. A picture that
    ``moved`` is another version of the same."""
    return tuple(stage.do(stored, who, at, name=name, content=_content(name, words, moved)).id for name in names)


def printed(
    stage: Stage, who: str, name: str, title: str, words: str, at: datetime, signed: str = ""
) -> tuple[UUID, ...]:
    """Store one printed page, uploaded by ``who``; return its id, alone."""
    content = pdf(PAGE, {"title": title, "words": words, "signed": signed})
    return (stage.do(stored, who, at, name=name, content=content).id,)


def stored(*, actor: Actor, at: datetime, name: str, content: bytes) -> object:
    """A file of that name, uploaded by the actor."""
    upload = SimpleUploadedFile(name, content)
    return files.store(upload, uploaded_by=actor.person_id, at=at)


def _content(name: str, words: str, moved: int) -> bytes:
    return drawing(words, moved) if name.endswith(".png") else _text(name, words).encode()


def _text(name: str, words: str) -> str:
    ending = name.rpartition(".")[2]
    if ending == "svg":
        return _mark(words)
    if ending == "po":
        return _PO
    if ending == "csv":
        return "term,translation,note\n" + "".join(f"{word.lower()},,\n" for word in dict.fromkeys(words.split()))
    return f"# {name.rpartition('.')[0].replace('-', ' ').capitalize()}\n\n{words}\n"


def _mark(words: str) -> str:
    """A mark of circles and bars, its own for each text."""
    digest = sha256(words.encode()).digest()
    ink, second = _INKS[digest[0] % len(_INKS)], _INKS[digest[1] % len(_INKS)]
    bars = "".join(
        f'<rect x="{20 + 22 * place}" y="{110 - digest[place + 2] // 4}" width="12" height="{digest[place + 2] // 4}"/>'
        for place in range(5)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160" role="img">'
        f"<title>{words[:60].replace('&', 'and').replace('<', '')}</title>"
        f'<circle cx="80" cy="80" r="{54 + digest[9] % 18}" fill="none" stroke="{second}" stroke-width="6"/>'
        f'<g fill="{ink}">{bars}</g></svg>\n'
    )
