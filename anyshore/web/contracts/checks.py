"""Criteria that a machine checks, in the reader's words: what is asked, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anyshore.contracts.rules.checks import Check, CheckKind
from anyshore.delivery.queries import SubmissionRow
from anyshore.delivery.queries.checking import CheckRow
from anyshore.delivery.rules.checking import Outcome, Result
from anyshore.plumbing import formats

MARKS = {
    Outcome.HOLDS: ("check", "good", gettext_lazy("holds")),
    Outcome.FAILS: ("triangle-alert", "bad", gettext_lazy("does not hold")),
    Outcome.UNCLEAR: ("circle-dashed", "wait", gettext_lazy("could not be checked")),
}
"""How each outcome looks: icon, tone, word."""
WAITING = ("clock", "", gettext_lazy("being checked"))

REASONS = {
    "too_large": gettext_lazy("too large to be read"),
    "broken": gettext_lazy("not what its ending says, or broken"),
    "bomb": gettext_lazy("refused: it would grow without end, or names things outside itself"),
    "encrypted": gettext_lazy("locked with a password"),
    "not_text": gettext_lazy("no text"),
    "schema": gettext_lazy("the agreed schema cannot be used"),
}
"""Why a file was not read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One machine-checked criterion on a page: what is asked, what was found, and how that looks."""

    asked: str
    found: str
    icon: str
    tone: str
    word: str
    outcome: str


def shown(rows: Sequence[CheckRow]) -> list[Shown]:
    """Every criterion with its result."""
    return [_shown(row) for row in rows]


def recorded(submission: SubmissionRow) -> list[tuple[str, str, str, str, str]]:
    """The criteria as they were when the work was accepted, as the checklist takes them."""
    return [_ticked(one) if "words" in one else _judged(one) for one in submission.record]


def _ticked(one: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    ticks = [
        _("met, says the provider") if one["provider"] else "",
        _("met, says the client") if one["client"] else "",
    ]
    said = "; ".join(tick for tick in ticks if tick) or _("ticked by nobody")
    icon, tone = ("check", "good") if one["client"] else ("circle-dashed", "")
    return one["words"], said, icon, tone, ""


def _judged(one: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    check = Check.from_json(one["check"])
    result = Result(check.kind, Outcome(one["outcome"]), one["evidence"]) if one["outcome"] else None
    row = _shown(CheckRow(check, result))
    return row.asked, row.found, row.icon, row.tone, row.word


def held_text(rows: Sequence[CheckRow]) -> str:
    """How many of the checks hold."""
    held = sum(row.result is not None and row.result.outcome is Outcome.HOLDS for row in rows)
    return _("%(held)s of %(count)s checks hold") % {"held": held, "count": len(rows)}


def all_hold(rows: Sequence[CheckRow]) -> bool:
    """Whether every check holds."""
    return all(row.result is not None and row.result.outcome is Outcome.HOLDS for row in rows)


def asked(check: Check) -> str:
    """What is asked, in a few words."""
    return _ASKED[check.kind](check)


def _shown(row: CheckRow) -> Shown:
    icon, tone, word = MARKS[row.result.outcome] if row.result else WAITING
    outcome = str(row.result.outcome) if row.result else ""
    return Shown(asked(row.check), _found(row.check, row.result), icon, tone, str(word), outcome)


def _found(check: Check, result: Result | None) -> str:
    if result is None:
        return ""
    told = [_FOUND[check.kind](result.evidence)]
    told += [f"{name}: {REASONS.get(reason, reason)}" for name, reason in result.evidence.get("unread", ())]
    return "; ".join(one for one in told if one)


def _number(value: int) -> str:
    return formats.number_text(value)


def _words_asked(check: Check) -> str:
    given = {"low": _number(check.low), "high": _number(check.high)}
    if check.low and check.high:
        return _("%(low)s to %(high)s words") % given
    return _("At least %(low)s words") % given if check.low else _("At most %(high)s words") % given


def _picture_asked(check: Check) -> str:
    parts = [
        _("%(n)s pixels wide") % {"n": _number(check.width)} if check.width else "",
        _("%(n)s pixels high") % {"n": _number(check.height)} if check.height else "",
        _("%(n)s dpi") % {"n": _number(check.dpi)} if check.dpi else "",
    ]
    return _("Pictures at least %(size)s") % {"size": ", ".join(part for part in parts if part)}


_ASKED: Mapping[CheckKind, Callable[[Check], str]] = {
    CheckKind.FILE_TYPE: lambda check: (
        _("Files: %(types)s") % {"types": ", ".join(one.upper() for one in check.types)}
    ),
    CheckKind.WORDS: _words_asked,
    CheckKind.PICTURE: _picture_asked,
    CheckKind.TRANSLATION: lambda _check: _("Translation complete, placeholders as in the source"),
    CheckKind.LINKS: lambda _check: _("Web addresses are well formed"),
    CheckKind.SCHEMA: lambda check: _("%(form)s valid against the agreed schema") % {"form": check.form.upper()},
    CheckKind.CHECKSUM: lambda check: _("A file with SHA-256 %(start)s…") % {"start": check.sha256[:12]},
}


def _files_found(evidence: Mapping[str, Any]) -> str:
    missing = ", ".join(one.upper() for one in evidence["missing"])
    return _("missing: %(types)s") % {"types": missing} if missing else _("all there")


def _words_found(evidence: Mapping[str, Any]) -> str:
    if not evidence["files"]:
        return _("no text among the files")
    return ngettext("%(n)s word", "%(n)s words", evidence["words"]) % {"n": _number(evidence["words"])}


def _picture_found(evidence: Mapping[str, Any]) -> str:
    if not evidence["pictures"]:
        return _("no picture among the files")
    small = [_small(*one) for one in evidence["small"]]
    count = ngettext("%(n)s picture", "%(n)s pictures", evidence["pictures"]) % {"n": _number(evidence["pictures"])}
    return "; ".join([*small] or [count])


def _small(name: str, width: int, height: int, dense: int) -> str:
    size = _("%(name)s has %(width)s × %(height)s pixels") % {"name": name, "width": width, "height": height}
    return f"{size}, {dense} dpi" if dense else f"{size}, " + _("dpi not stated")


def _translation_found(evidence: Mapping[str, Any]) -> str:
    if not evidence["files"]:
        return _("no PO or XLIFF among the files")
    count = evidence["segments"]
    parts = [ngettext("%(n)s segment", "%(n)s segments", count) % {"n": _number(count)}]
    for fault, words in _FAULTS.items():
        if evidence.get(fault):
            parts.append(str(words) % {"n": _number(evidence[fault])})
    return ", ".join(parts)


_FAULTS = {
    "untranslated": gettext_lazy("%(n)s untranslated"),
    "fuzzy": gettext_lazy("%(n)s marked as uncertain"),
    "placeholders": gettext_lazy("%(n)s with other placeholders"),
}


def _links_found(evidence: Mapping[str, Any]) -> str:
    count = ngettext("%(n)s address", "%(n)s addresses", evidence["links"]) % {"n": _number(evidence["links"])}
    told = [count]
    if evidence["broken"]:
        told.append(_("not well formed: %(which)s") % {"which": ", ".join(evidence["broken"])})
    if evidence.get("silent"):
        told.append(
            _("no answer from %(which)s") % {"which": ", ".join(f"{one} ({why})" for one, why in evidence["silent"])}
        )
    return "; ".join(told)


def _schema_found(evidence: Mapping[str, Any]) -> str:
    if not evidence["files"]:
        return _("no such file")
    faults = "; ".join(f"{name} {fault}" for name, fault in evidence["faults"])
    count = ngettext("%(n)s file", "%(n)s files", evidence["files"]) % {"n": _number(evidence["files"])}
    return faults or count


_FOUND: Mapping[CheckKind, Callable[[Mapping[str, Any]], str]] = {
    CheckKind.FILE_TYPE: _files_found,
    CheckKind.WORDS: _words_found,
    CheckKind.PICTURE: _picture_found,
    CheckKind.TRANSLATION: _translation_found,
    CheckKind.LINKS: _links_found,
    CheckKind.SCHEMA: _schema_found,
    CheckKind.CHECKSUM: lambda evidence: evidence["file"] or _("no file has it"),
}
