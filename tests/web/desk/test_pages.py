"""The desk without scripts: every kind of file, comments on a place of each, settled, answered, and offered as
changes."""

from __future__ import annotations

import pytest

from anyshore.delivery.models import Comment
from anyshore.kit.ids import new_id
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import Scene, browser, parties, post, text
from tests.web.desk.scenes import file_ids, twice

pytestmark = pytest.mark.django_db


def flat(response) -> str:
    return " ".join(text(response).split())


@pytest.fixture
def scene() -> Scene:
    return twice()


def desk(scene: Scene, number: int = 2) -> str:
    return f"{scene.path}1/rounds/{number}/"


def test_each_kind_is_looked_at_in_its_own_way(scene: Scene):
    client, ids = browser(scene.client), file_ids(scene)
    pages = {name: flat(client.get(f"{desk(scene)}files/{file_id}/")) for name, file_id in ids.items()}
    assert pages["logo.png"].count("/picture/") == 4
    assert "Speichern" in pages["de.po"]
    assert "<del>Sichern</del>" in pages["de.po"]
    assert "untranslated" in pages["de.po"]
    assert "other placeholders" in pages["de.po"]
    assert "<ins>every </ins>" in pages["leaflet.docx"] or "<ins>every</ins>" in pages["leaflet.docx"]
    assert "2 paragraphs differ" in pages["leaflet.docx"]
    assert "app.py" in pages["site.zip"]
    assert "<audio" in pages["jingle.wav"]
    assert "not opened here" in pages["notes.bin"]
    chosen = flat(client.get(f"{desk(scene)}files/{ids['site.zip']}/?path=app.py"))
    assert "<del>b = 2</del>" in chosen
    assert "<ins>b = 20</ins>" in chosen
    assert "cannot" not in flat(client.get(f"{desk(scene)}files/{ids['site.zip']}/?path=none.py"))
    faults = flat(client.get(f"{desk(scene)}files/{ids['de.po']}/?show=faults"))
    assert "Speichern" not in faults
    assert "Close" in faults
    alone = flat(client.get(f"{desk(scene)}files/{ids['de.po']}/?with=none"))
    assert "<del>" not in alone


@pytest.mark.parametrize(
    ("before", "now", "compared"),
    [
        (("text.txt",), ("text.txt", "notes.txt"), {"text.txt": True, "notes.txt": False}),
        (("text_v1.txt",), ("text_v2.txt",), {"text_v2.txt": True}),
        (("text_v1.txt",), ("text_v2.txt", "notes.txt"), {"text_v2.txt": False, "notes.txt": False}),
        (("one.txt", "two.txt"), ("two.txt", "three.txt"), {"two.txt": True, "three.txt": True}),
    ],
)
def test_a_file_is_compared_with_itself_or_with_the_one_that_it_stands_for(before, now, compared):
    rounds = {name: f"{name[:1]} bread\n".encode() for name in before}, dict.fromkeys(now, b"new bread\n")
    scene = twice(rounds)
    client = browser(scene.client)
    for name, file_id in file_ids(scene).items():
        page = flat(client.get(f"{desk(scene)}files/{file_id}/"))
        assert ("<del>" in page) == compared[name], name


PLACES = {
    "logo.png": ("", {"x": "412", "y": "233"}, {"kind": "pin", "x": 412, "y": 233}),
    "jingle.wav": ("", {"time": "0:02"}, {"kind": "time", "n": 2}),
    "leaflet.docx": ("?at=2", {}, {"kind": "paragraph", "n": 2, "quote": "We bake every night."}),
    "de.po": ("?at=3", {}, {"kind": "segment", "n": 3, "key": "Close", "quote": "Close"}),
    "site.zip": ("?path=app.py&at=2", {}, {"kind": "line", "n": 2, "path": "app.py", "quote": "b = 20"}),
    "notes.bin": ("", {}, {"kind": "whole"}),
}


def test_a_comment_points_at_its_place_and_becomes_a_change(scene: Scene):
    client, provider, ids = browser(scene.client), browser(scene.provider), file_ids(scene)
    for name, (query, given, place) in PLACES.items():
        path = f"{desk(scene)}files/{ids[name]}/{query}"
        fields = fields_of(text(client.get(path)))
        done = client.post(path, fields | given | {"words": f"On {name}", "_key": str(new_id())})
        assert done.status_code == 303, flat(done)
        assert Comment.objects.get(words=f"On {name}").place == place
    assert post(client, desk(scene), words="All in all good.").status_code == 303
    shown = flat(provider.get(desk(scene)))
    for words in (
        "line 2 of app.py",
        "at 0:02",
        "paragraph 2",
        "segment 3",
        "41 % from the left, 23 % from the top",
        "7 comments",
    ):
        assert words in shown
    first = Comment.objects.get(words="On logo.png")
    at = f"{desk(scene)}comments/{first.id}/"
    assert post(provider, f"{at}reply/", words="Moved it.").status_code == 303
    assert post(provider, f"{at}settle/").status_code == 303
    shown = flat(client.get(f"{desk(scene)}files/{ids['logo.png']}/"))
    assert "Moved it." in shown
    assert "Settled by Asha Kulkarni" in shown
    asked = fields_of(text(client.get(f"{scene.path}1/changes/")))["words"]
    assert "site.zip, line 2 of app.py: On site.zip" in asked
    assert "On logo.png" not in asked
    assert post(client, f"{at}reopen/").status_code == 303
    assert Comment.objects.get(pk=first.pk).settled_at is None
    assert "7 open" in flat(client.get(scene.path))


def test_what_cannot_be_a_place_is_said(scene: Scene):
    client, ids = browser(scene.client), file_ids(scene)
    picture, jingle = (f"{desk(scene)}files/{ids[name]}/" for name in ("logo.png", "jingle.wav"))
    assert "Write both" in flat(post(client, picture, words="Here", x="5", y=""))
    assert "such as 1:23" in flat(post(client, jingle, words="Here", time="soon"))
    assert post(client, picture, words="").status_code == 422
    assert not Comment.objects.exists()


def test_the_first_round_keeps_its_comments(scene: Scene):
    client = browser(scene.client)
    assert post(client, desk(scene, 1), words="Too light").status_code == 303
    assert "Too light" in flat(client.get(desk(scene, 1)))
    assert "Too light" not in flat(client.get(desk(scene, 2)))
    assert "1</a> (1 open)" in flat(client.get(desk(scene, 2)))


def test_a_film_is_served_in_parts_and_to_nobody_else(scene: Scene):
    client, ids = browser(scene.client), file_ids(scene)
    path = f"/files/{ids['jingle.wav']}/media/"
    whole = client.get(path)
    body = b"".join(whole.streaming_content)
    assert (whole.status_code, whole["Content-Type"], whole["Accept-Ranges"]) == (200, "audio/wav", "bytes")
    for asked, part in {"bytes=0-3": body[:4], "bytes=10-": body[10:], "bytes=-5": body[-5:]}.items():
        found = client.get(path, headers={"range": asked})
        assert found.status_code == 206
        assert b"".join(found.streaming_content) == part
    first = client.get(path, headers={"range": "bytes=0-3"})
    assert first["Content-Range"] == f"bytes 0-3/{len(body)}"
    assert "sandbox" in first["Content-Security-Policy"]
    assert b"".join(first.streaming_content) == body[:4]
    assert client.get(path, headers={"range": "bytes=999999999-"}).status_code == 416
    assert client.get(f"/files/{ids['notes.bin']}/media/").status_code == 404
    stranger = browser(parties()[0])
    for address in (path, desk(scene), f"{desk(scene)}files/{ids['logo.png']}/"):
        assert stranger.get(address).status_code == 404
    assert client.get(f"{desk(scene, 9)}").status_code == 404
    assert client.get(f"{desk(scene)}files/{new_id()}/").status_code == 404
