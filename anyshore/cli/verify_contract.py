"""``anyshore verify-contract FILE``: verify the package of a contract, or one paper of it. Needs neither database nor
secret nor Django.

The file alone shows whether it was changed since it was written. Who wrote it shows the certificate of the seal, which
the instance gives to anybody at /seal.cer (``--certificate`` compares), and a hash that you noted (``--head``).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from anyshore.contracts.rules.package import Verdict, check, check_version
from anyshore.plumbing import sealing


def run(arguments: list[str]) -> int:
    """Verify one file, say what was found; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="anyshore verify-contract", description=__doc__)
    parser.add_argument("file", type=Path, help="C-….zip, or one PDF of a version")
    parser.add_argument("--head", help="the hash of the last version, as you noted it")
    parser.add_argument("--certificate", help="the SHA-256 of the certificate that must be behind every seal")
    asked = parser.parse_args(arguments)
    try:
        body = asked.file.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{asked.file} cannot be read: {error.strerror}\n")
        return 1
    verdict, seals = _paper(body) if body.startswith(b"%PDF") else _package(body)
    fault = verdict.fault or _unlike(verdict, seals, asked.head, asked.certificate)
    if fault:
        sys.stdout.write(f"NOT VERIFIED: {fault}\n")
        return 1
    sys.stdout.write(_told(verdict, seals))
    return 0


def _package(body: bytes) -> tuple[Verdict, list[sealing.FoundSignature]]:
    verdict = check(body, sealing)
    return verdict, [] if verdict.fault else [
        found for paper in verdict.papers for found in sealing.signatures_in(paper)
    ]


def _paper(body: bytes) -> tuple[Verdict, list[sealing.FoundSignature]]:
    """One paper alone: the version inside it, and the seal if it has one."""
    try:
        found = check_version(sealing.attached(body, "version.json"))
        seals = sealing.signatures_in(body)
    except ValueError as error:
        return Verdict(str(error)), []
    faults = sealing.faults_of(body) if seals else []
    if faults:
        return Verdict(faults[0]), []
    content = found["content"]
    sealed = (content["version"],) if seals else ()
    return Verdict("", content["number"], content["title"], content["version"], found["hash"], sealed), seals


def _unlike(verdict: Verdict, seals: list[sealing.FoundSignature], head: str | None, certificate: str | None) -> str:
    if head and head.strip().lower() != verdict.head:
        return f"the last version has the hash {verdict.head}"
    if certificate and {one.certificate for one in seals} != {certificate.strip().lower()}:
        known = ", ".join(sorted({one.certificate for one in seals})) or "no seal at all"
        return f"it is sealed by {known}"
    return ""


def _told(verdict: Verdict, seals: list[sealing.FoundSignature]) -> str:
    lines = [f"verified: C-{verdict.number}, {verdict.title}: up to version {verdict.versions}, hash {verdict.head}"]
    for number, one in zip(verdict.sealed, seals, strict=True):
        at = one.at.isoformat() if one.at else "an instant that is not said"
        stamp = "confirmed by a time-stamping service" if one.is_stamped else "by its own clock"
        lines.append(f"version {number} is sealed by {one.name} at {at}, {stamp}; certificate {one.certificate}")
    if not seals:
        lines.append("nothing in it is sealed: the hashes agree with each other, and nothing shows who wrote them")
    return "\n".join(lines) + "\n"
