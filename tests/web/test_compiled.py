"""Compiled templates: what one process compiled the next one reads, and a full disk stops no page."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from anyshore.web import compiled
from anyshore.web.compiled import kept_templates


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("ANYSHORE_DATA", str(tmp_path))
    return tmp_path


def rendered(text: str, **given) -> str:
    made = Environment(loader=DictLoader({"page": text}), bytecode_cache=kept_templates(), autoescape=True)
    return made.get_template("page").render(**given)


def test_the_second_process_compiles_nothing(folder, monkeypatch):
    assert rendered("Held: {{ sum }}", sum=3) == "Held: 3"
    (kept,) = folder.glob("cache/templates-*/*.cache")
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700

    def compiled_again(*_given, **_more):
        raise AssertionError

    monkeypatch.setattr(Environment, "_compile", compiled_again)
    assert rendered("Held: {{ sum }}", sum=4) == "Held: 4"
    with pytest.raises(AssertionError):
        rendered("Paid: {{ sum }}", sum=4)


def test_what_else_decides_has_a_folder_of_its_own(folder, monkeypatch):
    rendered("Held")
    monkeypatch.setattr(compiled, "version", lambda _name: "99")
    rendered("Held")
    assert len(list(folder.glob("cache/templates-*"))) == 2


def test_a_disk_that_takes_nothing_stops_no_page(folder, monkeypatch):
    def full(*_given, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jinja2.bccache.FileSystemBytecodeCache.dump_bytecode", full)
    monkeypatch.setattr("jinja2.bccache.FileSystemBytecodeCache.load_bytecode", full)
    assert rendered("Held") == "Held"
    monkeypatch.setattr("anyshore.plumbing.environment.make_data_folder", full)
    assert kept_templates() is None
