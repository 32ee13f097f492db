"""What stands on the paper of a version: its text as blocks, the parties, the milestones, the signatures, the hashes.

Everything comes from the stored version and its signatures, so that the same rows always make the same paper.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from anyshore.contracts.rules import paper_words
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.writing import unquoted
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.said import check_said
from anyshore.contracts.rules.states import Side
from anyshore.kit.countries import country_name
from anyshore.kit.money import Money
from anyshore.kit.prose import Block, blocks, runs_rightwards

FORMAT = "anyshore-version-1"
_MARKS = {"en": (",", "."), "de": (".", ","), "fr": ("\u202f", ","), "es": (".", ",")}
"""What parts thousands and what parts the fraction."""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A signature as it stands on paper, with its evidence. ``zone`` is where the organisation's day ran."""

    side: Side
    organisation: str
    name: str
    method: str
    hash: str
    at: datetime
    zone: str
    text_sha256: str = ""
    proof: str = ""
    proved_at: datetime | None = None
    address: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One stored version, for its paper: what is drawn, and what is attached so that the file verifies alone."""

    text: str
    content: Mapping[str, Any]
    before: str
    hash: str
    at: datetime
    signatures: tuple[SignatureLine, ...]

    @property
    def language(self) -> str:
        """The language of the version; English where none is said, or one that no paper speaks."""
        said = str(self.content.get("language", "en"))
        return said if said in paper_words.LANGUAGES else "en"


def attachment(sheet: Sheet) -> str:
    """The version with its signatures as JSON: all that is needed to check its hashes without this program."""
    return json.dumps(
        {
            "format": FORMAT,
            "before": sheet.before,
            "hash": sheet.hash,
            "text": sheet.text,
            "content": sheet.content,
            "signatures": [_plain(one) for one in sheet.signatures],
        },
        sort_keys=True,
        ensure_ascii=False,
        indent=1,
    )


def drawn(sheet: Sheet) -> dict[str, Any]:
    """The data of the paper."""
    content, language = Content.from_json(sheet.content), sheet.language
    said = paper_words.words(language, content.wording)
    _title, *rest = blocks(sheet.text)
    return {
        "words": said,
        "language": language,
        "number": f"C-{content.number}",
        "version": str(content.version),
        "title": content.title,
        "title_rtl": not runs_rightwards(content.title),
        "day": [sheet.at.astimezone(UTC).year, sheet.at.astimezone(UTC).month, sheet.at.astimezone(UTC).day],
        "written": paper_words.instant_words(language, sheet.at),
        "hash": sheet.hash,
        "before": sheet.before,
        "parties": _parties(content, language),
        "body": _scheduled(rest),
        "milestones": [_milestone(place, one, content, language) for place, one in enumerate(content.milestones, 1)],
        "total": amount_words(language, content.value),
        "signatures": [_signature(side, content, sheet, language) for side in Side],
    }


def amount_words(language: str, money: Money) -> str:
    """An amount as the language writes it, the currency first."""
    whole, point, part = money.plain().partition(".")
    thousands, fraction = _MARKS.get(language, _MARKS["en"])
    return f"{money.currency}\u00a0{int(whole):,}".replace(",", thousands) + (fraction + part if point else "")


def _parties(content: Content, language: str) -> list[dict[str, object]]:
    return [
        {
            "role": paper_words.side_words(language, side, content.wording),
            "name": party.name,
            "country": country_name(party.country, language),
        }
        for side, party in ((Side.CLIENT, content.client), (Side.PROVIDER, content.provider))
    ]


def _scheduled(body: Sequence[Block]) -> list[Block]:
    """The blocks after the title; a heading of the second level without a number opens a schedule. Our own sentences
    run as their language does, whatever name they begin with; only quoted words turn with their script."""
    return [
        {
            **one,
            "schedule": one["kind"] == "heading" and one["level"] == 2 and not one["number"],
            "rtl": False,
        }
        for one in body
    ]


def _milestone(place: int, one: MilestoneDraft, content: Content, language: str) -> dict[str, object]:
    spoken = Language(language)
    return {
        "place": str(place),
        "title": one.title,
        "rtl": not runs_rightwards(one.title),
        "criteria": [*one.criteria, *(unquoted(check_said(check, content, spoken)) for check in one.checks)],
        "due": paper_words.day_words(language, one.due_on) if one.due_on else "–",
        "amount": amount_words(language, content.amount(one)),
    }


def _signature(side: Side, content: Content, sheet: Sheet, language: str) -> dict[str, object]:
    """The field of one side: who signed, or that nobody did."""
    party = content.client if side is Side.CLIENT else content.provider
    found = next((one for one in sheet.signatures if one.side is side), None)
    field = {
        "role": paper_words.side_words(language, side, content.wording),
        "party": party.name,
        "rtl": not runs_rightwards(party.name),
    }
    if found is None:
        return {**field, "signed": False}
    return {
        **field,
        "signed": True,
        "name": found.name,
        "organisation": found.organisation,
        "instant": paper_words.instant_words(language, found.at),
        "local": paper_words.instant_words(language, found.at, found.zone),
        "method": paper_words.method_words(language, found.method),
        "hash": found.hash,
        "evidence": _evidence(found, language),
    }


def _evidence(found: SignatureLine, language: str) -> list[list[str]]:
    """What is known beside the signature, as pairs; nothing for a signed offer that stood before."""
    said = paper_words.words(language)
    known = [
        (said["shown"], found.text_sha256),
        (said["proof"], paper_words.proof_words(language, found.proof)),
        (said["proved"], paper_words.instant_words(language, found.proved_at) if found.proved_at else ""),
        (said["address"], found.address),
        (said["agent"], found.agent),
    ]
    return [[name, value] for name, value in known if value]


def _plain(one: SignatureLine) -> dict[str, str]:
    return {
        "side": str(one.side),
        "organisation": one.organisation,
        "name": one.name,
        "method": one.method,
        "hash": one.hash,
        "at": one.at.astimezone(UTC).isoformat(),
        "zone": one.zone,
        "text_sha256": one.text_sha256,
        "proof": one.proof,
        "proved_at": one.proved_at.astimezone(UTC).isoformat() if one.proved_at else "",
        "address": one.address,
        "agent": one.agent,
    }
