"""Criteria that a machine checks, as part of an agreement: read, written, hashed; contents without them as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.contracts.rules.checks import USUAL, Check, CheckKind, checked_checks
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content, MilestoneDraft, checked_milestones
from anyshore.contracts.rules.paper import Sheet, drawn
from anyshore.contracts.rules.text import render
from anyshore.contracts.rules.versions import Link, broken, seal
from anyshore.kit.errors import Invalid
from tests.contracts.test_text_and_versions import DAY, _logo

EVERY = (
    Check(kind=CheckKind.FILE_TYPE, types=("svg", "pdf")),
    Check(kind=CheckKind.WORDS, low=1200, high=1500),
    Check(kind=CheckKind.PICTURE, width=1000, height=900, dpi=300),
    Check(kind=CheckKind.TRANSLATION),
    Check(kind=CheckKind.LINKS),
    Check(kind=CheckKind.SCHEMA, schema='{"type": "object"}'),
    Check(kind=CheckKind.CHECKSUM, sha256="a" * 64),
)


def content(checks: tuple[Check, ...] = EVERY) -> Content:
    return replace(_logo(), milestones=(MilestoneDraft("Logo", 20000, DAY, ("as SVG",), checks),))


@pytest.mark.parametrize("language", list(Language))
def test_every_check_is_read_written_and_hashed(language: Language):
    whole = replace(content(), language=language)
    assert Content.from_json(whole.to_json()) == whole
    words = render(whole)
    group = {"en": ",", "de": ".", "fr": "\u202f", "es": "."}[language]
    for number in (f"1{group}200", f"1{group}500", f"1{group}000", "900", "300", "SVG", "PDF", "a" * 64):
        assert number in words
    sealed = seal(whole, "")
    assert not list(broken([Link(whole.agreement_id, 1, sealed.text, sealed.content, "", sealed.hash)]))
    sheet = Sheet(sealed.text, sealed.content, "", sealed.hash, datetime(2026, 11, 30, 12, tzinfo=UTC), ())
    assert len(drawn(sheet)["milestones"][0]["criteria"]) == 1 + len(EVERY)
    assert "\\" not in "".join(drawn(sheet)["milestones"][0]["criteria"])


def test_a_content_without_checks_is_what_it_was():
    data = content(()).to_json()
    assert "checks" not in data["milestones"][0]
    assert Content.from_json(data) == content(())
    assert "machine" not in render(content(()))


def test_one_limit_alone_reads_well():
    told = render(content((Check(kind=CheckKind.WORDS, low=1), Check(kind=CheckKind.PICTURE, dpi=300))))
    assert "The texts have at least 1 word in all." in told
    assert "Every picture has at least 300 dots an inch." in told


WRONG = {
    "checks": (Check(kind=CheckKind.LINKS), Check(kind=CheckKind.LINKS)),
    "file_types": (Check(kind=CheckKind.FILE_TYPE, types=("nonsense",)),),
    "words_high": (Check(kind=CheckKind.WORDS, low=10, high=5),),
    "picture_width": (Check(kind=CheckKind.PICTURE),),
    "schema": (Check(kind=CheckKind.SCHEMA, schema='{"$ref": "http://x"}'),),
    "sha256": (Check(kind=CheckKind.CHECKSUM, sha256="A" * 64),),
}


@pytest.mark.parametrize("field", WRONG)
def test_what_cannot_be_checked_is_refused(field: str):
    with pytest.raises(Invalid) as caught:
        checked_milestones([MilestoneDraft("Logo", 1, checks=WRONG[field])])
    assert caught.value.params["field"] == field


def test_types_are_read_as_people_write_them():
    (one,) = checked_checks([Check(kind=CheckKind.FILE_TYPE, types=(".JPG", "xlf", "jpeg"))])
    assert one.types == ("jpeg", "xliff")


def test_the_usual_checks_can_be_agreed():
    assert USUAL.keys() <= {one.slug for one in CATEGORIES}
    for checks in USUAL.values():
        assert checked_checks(checks) == checks
