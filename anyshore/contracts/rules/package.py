"""The package of a contract: every version with its text, content, signatures, evidence and papers in one file.

It is a ZIP file, written in one way only (nothing compressed, no dates), so that no byte of it can change unseen:
``manifest.json`` names every other file with its SHA-256, ``versions/N.json`` is a version as data, ``N.md`` its text,
``N.pdf`` its paper, or ``N-sealed.pdf`` where that is under the operator's seal. ``check`` needs the file alone. What
a seal and a PDF are is told to it (``Seals``), since these rules know no library for PDF.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from anyshore.contracts.rules.versions import Link, broken

FORMAT = "anyshore-contract-1"
MANIFEST = "manifest.json"
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)


class Seals(Protocol):
    """What this needs to know of PDF files."""

    def faults_of(self, pdf: bytes) -> list[str]:
        """What is wrong with the seal on a PDF."""

    def attached(self, pdf: bytes, name: str) -> bytes:
        """A file that a PDF carries; ValueError where there is none."""


@dataclass(frozen=True, slots=True)
class VersionFiles:
    """One version as it goes into the package; ``is_sealed`` says that its paper is under a seal."""

    data: bytes
    text: str
    paper: bytes
    is_sealed: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking found: ``fault`` is the first thing that is wrong, empty where nothing is. ``sealed`` numbers the
    versions under a seal, ``papers`` are those of a package."""

    fault: str
    number: int = 0
    title: str = ""
    versions: int = 0
    head: str = ""
    sealed: tuple[int, ...] = ()
    papers: tuple[bytes, ...] = ()


class _Wrong(Exception):
    """The first fault, in words."""


def build(versions: Sequence[VersionFiles], more: Mapping[str, bytes]) -> bytes:
    """The package of a contract's versions, oldest first, with ``more`` files by their names."""
    files: dict[str, bytes] = {}
    for number, one in enumerate(versions, 1):
        files[f"versions/{number}.json"] = one.data
        files[f"versions/{number}.md"] = one.text.encode()
        files[_names(number)[one.is_sealed]] = one.paper
    files |= more
    return _zipped({MANIFEST: _manifest(files), **files})


def check(package: bytes, seals: Seals) -> Verdict:
    """Whether a package is as it was written, offline and from the file alone; the first fault is named."""
    try:
        return _checked(_files(package), package, seals)
    except _Wrong as wrong:
        return Verdict(str(wrong))


def check_version(data: bytes) -> Mapping[str, Any]:
    """One version as data, whose hash and text verify. Raises ValueError with the fault."""
    try:
        found = json.loads(data)
        link = _link(found)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("the version inside cannot be read") from error
    fault = next(broken([link], starting=(link.number - 1, link.before)), None)
    if fault is not None:
        raise ValueError(f"version {link.number} breaks at {fault.what}")
    checked: Mapping[str, Any] = found
    return checked


def _files(package: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            names = archive.namelist()
            files = {name: archive.read(name) for name in names}
    except Exception as error:
        raise _Wrong(f"the file cannot be read as a package: {error}") from error
    if MANIFEST not in files or len(names) != len(files):
        raise _Wrong(f"{MANIFEST} is missing, or a name stands twice")
    return files


def _checked(files: dict[str, bytes], package: bytes, seals: Seals) -> Verdict:
    listed = _listed(files[MANIFEST])
    for name in sorted(listed.keys() | files.keys() - {MANIFEST}):
        if name not in files or name not in listed:
            raise _Wrong(f"{name} is {'missing' if name in listed else 'not in the manifest'}")
        if hashlib.sha256(files[name]).hexdigest() != listed[name]:
            raise _Wrong(f"{name} is not the file that the manifest names")
    rest = {name: body for name, body in files.items() if name != MANIFEST}
    found = _versions(rest)
    if files[MANIFEST] != _manifest(rest):
        raise _Wrong(f"{MANIFEST} says something else than the versions")
    sealed = tuple(number for number in range(1, len(found) + 1) if _papers(rest, number, seals))
    if package != _zipped({MANIFEST: files[MANIFEST], **rest}):
        raise _Wrong("the file holds bytes that belong to nothing in it")
    last = found[-1]
    papers = tuple(rest[f"versions/{number}-sealed.pdf"] for number in sealed)
    content = last["content"]
    return Verdict("", content["number"], content["title"], len(found), last["hash"], sealed, papers)


def _listed(manifest: bytes) -> dict[str, str]:
    try:
        listed: dict[str, str] = json.loads(manifest)["files"]
        return dict(listed)
    except (ValueError, KeyError, TypeError) as error:
        raise _Wrong(f"{MANIFEST} cannot be read") from error


def _versions(files: Mapping[str, bytes]) -> list[Mapping[str, Any]]:
    """The versions in order, each verified against the one before."""
    count = sum(1 for name in files if name.startswith("versions/") and name.endswith(".json"))
    try:
        found = [json.loads(files[f"versions/{number}.json"]) for number in range(1, count + 1)]
        links = [_link(one) for one in found]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _Wrong("a version is missing or cannot be read") from error
    if not links:
        raise _Wrong("there is no version in it")
    fault = next(broken(links), None)
    if fault is not None:
        raise _Wrong(f"version {fault.number} breaks at {fault.what}")
    for number, one in enumerate(found, 1):
        if files.get(f"versions/{number}.md") != one["text"].encode():
            raise _Wrong(f"versions/{number}.md is not the text of version {number}")
    return found


def _papers(files: Mapping[str, bytes], number: int, seals: Seals) -> bool:
    """Whether the one paper of a version is sealed; it carries that version and no other."""
    names = [name for name in _names(number) if name in files]
    if len(names) != 1:
        raise _Wrong(f"version {number} has {len(names)} papers where one belongs")
    name, is_sealed = names[0], names[0] == _names(number)[1]
    try:
        inside = seals.attached(files[name], "version.json")
    except ValueError as error:
        raise _Wrong(f"{name}: {error}") from error
    if inside != files[f"versions/{number}.json"]:
        raise _Wrong(f"{name} carries another version than versions/{number}.json")
    faults = seals.faults_of(files[name]) if is_sealed else []
    if faults:
        raise _Wrong(f"{name}: {faults[0]}")
    return is_sealed


def _names(number: int) -> tuple[str, str]:
    """The paper of a version: without a seal, and with one."""
    return f"versions/{number}.pdf", f"versions/{number}-sealed.pdf"


def _link(found: Mapping[str, Any]) -> Link:
    content = found["content"]
    signed = tuple(str(one["hash"]) for one in found["signatures"])
    return Link(
        UUID(content["agreement"]), content["version"], found["text"], content, found["before"], found["hash"], signed
    )


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """The manifest of these files: what they are of, and each with its hash."""
    count = sum(1 for name in files if name.startswith("versions/") and name.endswith(".json"))
    last = json.loads(files[f"versions/{count}.json"])
    told = {
        "format": FORMAT,
        "agreement": last["content"]["agreement"],
        "number": last["content"]["number"],
        "title": last["content"]["title"],
        "versions": count,
        "head": last["hash"],
        "files": {name: hashlib.sha256(body).hexdigest() for name, body in files.items()},
    }
    return json.dumps(told, sort_keys=True, ensure_ascii=False, indent=1).encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a ZIP that depends on nothing but them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()
