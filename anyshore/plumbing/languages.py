"""The languages that the interface speaks: one folder of words each, ours and the operator's, compiled when they
change.

Ours stand in ``anyshore/web/locale/<code>/LC_MESSAGES/django.po``. An operator adds a language, or other words for one
of ours, by the same path under ``locale/`` in the data folder; no code changes. What gettext reads is compiled from
them into ``messages/`` in the data folder, so that the package itself may be read-only.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from anyshore.plumbing.environment import Misconfigured

WRITTEN_IN: Final = "en"
"""The language of the words in the source."""

PLACES: Final = re.compile(r"%\(\w+\)[sd]|%%|\{[\w.]*\}")
"""Where a sentence is filled in."""

PLACE: Final = Path("LC_MESSAGES") / "django.po"


def found(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """The files of words by language code such as ``de`` or ``pt-br``; later folders stand after, and win."""
    files: dict[str, list[Path]] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/{PLACE}")):
            code = path.parents[1].name.lower().replace("_", "-")
            if name_of(code):
                files.setdefault(code, []).append(path)
    return files


def spoken(folders: Iterable[Path]) -> list[tuple[str, str]]:
    """What Django's LANGUAGES holds: each code with the language's own name for itself, English first."""
    others = sorted((code, name_of(code)) for code in found(folders) if code != WRITTEN_IN)
    return [(WRITTEN_IN, name_of(WRITTEN_IN)), *others]


def name_of(code: str) -> str:
    """The language's own name for itself, as a menu has it: ``Deutsch``. Empty for a code that nobody knows."""
    try:
        name = Locale.parse(code, sep="-").display_name or ""
    except (UnknownLocaleError, ValueError):
        return ""
    return name[:1].upper() + name[1:]


def compile_changed(into: Path, folders: Iterable[Path]) -> list[str]:
    """Compile each language whose files of words changed since. Returns the codes compiled.

    Whoever comes second finds it done: the file is put in place whole. Raises Misconfigured for a file that is not
    understood, with its path.
    """
    changed = []
    for code, paths in found(folders).items():
        target = into / code.replace("-", "_") / "LC_MESSAGES" / "django.mo"
        stamp, mark = target.with_suffix(".of"), _mark(paths)
        if target.exists() and stamp.exists() and stamp.read_text() == mark:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        _put(target, _compiled(code, paths))
        _put(stamp, mark.encode())
        changed.append(code)
    return changed


def _compiled(code: str, paths: list[Path]) -> bytes:
    catalog = Catalog(locale=code.replace("-", "_"))
    for path in paths:
        for one in _read(path):
            if sound(one):
                catalog.delete(one.id, one.context)
                catalog[one.id] = one
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _read(path: Path) -> list[Message]:
    try:
        with path.open("rb") as file:
            read = [one for one in read_po(file, locale=path.parents[1].name, abort_invalid=True) if one.id]
    except Exception as error:
        raise Misconfigured(f"{path} is no file of words that gettext understands: {error}") from error
    if not read:
        raise Misconfigured(f"{path} is no file of words that gettext understands: it holds none")
    return read


def sound(one: Message) -> bool:
    """Whether words can stand for the English: they are there, are no guess, and fill the same places (``%(name)s``).

    In the singular a number may be left out, as English does with "one day".
    """
    english, said = _forms(one.id), _forms(one.string)
    if not all(said) or one.fuzzy:
        return False
    most = {place for form in english for place in PLACES.findall(form)}
    last = set(PLACES.findall(english[-1]))
    return set(PLACES.findall(said[-1])) == last and all(set(PLACES.findall(form)) <= most for form in said)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _mark(paths: list[Path]) -> str:
    """What the files are, without reading them: where, how long, when written."""
    facts = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _put(target: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, target)
