"""Nothing of others and nothing of this machine is committed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.rules import foreign

SECURE = "https:" + "//"  # in two parts, so that the lines here name no index themselves
HASHED = (
    "django==5.2 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n    # via anyshore\npsycopg==3 --hash=sha256:22\n"
)


@pytest.mark.parametrize(
    "name",
    [
        "anyshore/web/static/htmx.js",
        "anyshore/web/static/jquery-3.7.js",
        "anyshore/web/static/a.min.css",
        "anyshore/web/static/inter.woff2",
    ],
)
def test_a_third_partys_asset_is_found(house, name):
    house.write(name, "")
    assert house.found(foreign) == [f"{name}:1: a third party's asset: take it from a package"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('<script src="https://cdn.example/a.js"></script>', "loads from another host"),
        ('<link rel="stylesheet" href="//fonts.example/a.css">', "loads from another host"),
        ('<img src="http://example.org/a.png">', "loads from another host"),
        ("/*! somebody's library v1 */", "licence banner"),
    ],
)
def test_a_page_that_loads_or_carries_anothers_work_is_found(house, line, words):
    house.write("anyshore/web/public/templates/public/home.html", f"<p>Hello</p>\n{line}\n")
    (found,) = house.found(foreign)
    assert found.startswith("anyshore/web/public/templates/public/home.html:2:")
    assert words in found


def test_links_words_and_our_own_files_pass(house):
    house.write(
        "anyshore/web/public/templates/public/home.html",
        '<a href="https://example.org">elsewhere</a>\n<script src="{{ static(\'anyshore/page.js\') }}"></script>\n',
    )
    house.write("anyshore/web/static/anyshore/page.js", "// https://example.org/why\n")
    house.write("docs/decisions/0001-x.md", '<img src="https://example.org/a.png"> /*! words */\n')
    assert house.found(foreign) == []


def test_paths_of_this_machine_are_found(house):
    neighbour = house.root.parent / "neighbour-of-the-checkout"
    neighbour.mkdir()
    house.write("docs/a.md", f"See {house.root}/docs.\nSee {neighbour}/notes.\n")
    house.write("docs/b.md", f"See x{house.root}, {house.root}-other and /usr/lib.\n")
    words = "names a path of this machine, or the index its packages come from"
    assert house.found(foreign) == [f"docs/a.md:1: {words}", f"docs/a.md:2: {words}"]


def test_what_a_machine_calls_its_own():
    assert foreign.machine_paths(Path("/app"))[:1] != ["/app"]
    assert "/srv/anyshore" in foreign.machine_paths(Path("/srv/anyshore"))
    shared = Path("/", "tmp")
    assert str(shared) not in foreign.machine_paths(shared / "clone")


def test_the_index_of_this_machine_is_found(house, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", f"{SECURE}someone:secret@packages.example:8443/simple")
    house.write("docs/a.md", "From packages.example, not from my-packages.example.\n")
    house.write("docs/b.md", "From the public index and my-packages.example\n")
    house.write("docs/c.md", f"From {min(foreign.PUBLIC, key=len)}\n")
    assert [found.split(":")[0] for found in house.found(foreign)] == ["docs/a.md", "docs/c.md"]


@pytest.mark.parametrize(
    "line", [f"pip install --index-url {SECURE}p.example/simple", f'PIP_INDEX_URL="{SECURE}p.example"']
)
def test_any_named_index_is_found(house, line):
    house.write(".ci/run", line + "\n")
    assert "names a package index" in house.found(foreign)[0]


def test_lock_files(house):
    house.write("requirements/run.txt", "# by uv, see https://example.org\n" + HASHED)
    assert house.found(foreign) == []
    house.write("requirements/dev.txt", f"--index-url {SECURE}example.org/simple\n" + HASHED + "mypy==1\n")
    assert house.found(foreign) == [
        "requirements/dev.txt:1: a lock file names no index",
        "requirements/dev.txt:1: names a package index: whoever installs says where packages come from",
        "requirements/dev.txt:7: mypy==1 has no hash",
    ]
