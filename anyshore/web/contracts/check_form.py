"""The criteria that a machine checks, in the form of a milestone: the fields, what they say, what they show first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.checks import LONGEST_SCHEMA, Check, CheckKind, checked_checks
from anyshore.kit.documents.kinds import TYPES
from anyshore.kit.errors import Invalid
from anyshore.web.forms import Flag, Form, Integer, LongText, Text


class ChecksForm(Form):
    """Machine-checked criteria of one milestone: each field that is filled in is one. A row folds them away."""

    folded = _("Checked by machine")
    file_types = Text(
        _("File types"), required=False, max_length=120, hint=_("Such as SVG, PDF: at least one file of each")
    )
    words_low = Integer(_("Words at least"), required=False, min=0, max=10_000_000)
    words_high = Integer(_("Words at most"), required=False, min=0, max=10_000_000)
    picture_width = Integer(_("Pictures: pixels across at least"), required=False, min=0, max=30_000)
    picture_height = Integer(_("Pictures: pixels down at least"), required=False, min=0, max=30_000)
    picture_dpi = Integer(_("Pictures: dots an inch at least"), required=False, min=0, max=5_000)
    translation = Flag(
        _("PO and XLIFF files are translated whole"), required=False, hint=_("With the placeholders of their source")
    )
    links = Flag(_("Web addresses are well formed"), required=False)
    schema = LongText(
        _("Schema for JSON or XML files"), required=False, rows=2, max_length=LONGEST_SCHEMA,
        hint=_("A JSON Schema without references and patterns, or an XML Schema without imports"),
    )  # fmt: skip
    sha256 = Text(_("SHA-256 of a file"), required=False, max_length=64)

    def check(self, values: dict[str, Any]) -> None:
        """Each criterion can be checked."""
        super().check(values)
        try:
            checked_checks(checks_from(values))
        except Invalid as refused:
            name = str(refused.params["field"])
            self.error(name if name in self.fields else "file_types", _mistake(name))


ChecksForm.folds = tuple(ChecksForm.fields)


def checks_from(values: dict[str, Any]) -> tuple[Check, ...]:
    """Posted answers as an agreement has them."""
    size: dict[str, Any] = {name: values[f"picture_{name}"] or 0 for name in ("width", "height", "dpi")}
    span: dict[str, Any] = {name: values[f"words_{name}"] or 0 for name in ("low", "high")}
    types = tuple((values["file_types"] or "").replace(",", " ").split())
    found = (
        Check(kind=CheckKind.FILE_TYPE, types=types) if types else None,
        Check(kind=CheckKind.WORDS, **span) if any(span.values()) else None,
        Check(kind=CheckKind.PICTURE, **size) if any(size.values()) else None,
        Check(kind=CheckKind.TRANSLATION) if values["translation"] else None,
        Check(kind=CheckKind.LINKS) if values["links"] else None,
        Check(kind=CheckKind.SCHEMA, schema=values["schema"]) if values["schema"] else None,
        Check(kind=CheckKind.CHECKSUM, sha256=values["sha256"].lower()) if values["sha256"] else None,
    )
    return tuple(one for one in found if one is not None)


def first_checks(checks: Sequence[Check]) -> dict[str, Any]:
    """The criteria as the form shows them first."""
    first: dict[str, Any] = {}
    for one in checks:
        if one.kind is CheckKind.FILE_TYPE:
            first["file_types"] = ", ".join(kind.upper() for kind in one.types)
        elif one.kind is CheckKind.WORDS:
            first |= {"words_low": one.low or None, "words_high": one.high or None}
        elif one.kind is CheckKind.PICTURE:
            first |= {f"picture_{name}": getattr(one, name) or None for name in ("width", "height", "dpi")}
        else:
            first[_NAMES[one.kind]] = getattr(one, _NAMES[one.kind], True) or True
    return first


_NAMES = {
    CheckKind.TRANSLATION: "translation",
    CheckKind.LINKS: "links",
    CheckKind.SCHEMA: "schema",
    CheckKind.CHECKSUM: "sha256",
}


def _mistake(name: str) -> str:
    if name == "file_types":
        return _now("Write types that are known: %(types)s") % {"types": ", ".join(one.upper() for one in TYPES)}
    if name == "words_high":
        return _now("Write a number that is not below the least")
    if name == "schema":
        return _now(
            "This schema cannot be used. Write JSON Schema without references and patterns, or XML Schema without imports"
        )
    return _now("Write the 64 hexadecimal digits of a SHA-256") if name == "sha256" else _now("Correct this field")
