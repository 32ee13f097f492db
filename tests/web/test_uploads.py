"""Uploads in pieces over HTTP, as a client of the protocol speaks it, and in the browser."""

import base64
import hashlib
import os

import pytest
from django.test import Client

from anyshore.conversations.models import Message
from anyshore.kit.ids import new_id
from anyshore.plumbing import files, uploads
from anyshore.plumbing.models import Attachment, StoredFile, Upload
from tests.web.browser import enter, overflow, violations
from tests.web.contracts.scenes import browser, running

pytestmark = pytest.mark.django_db
TUS = {"Tus-Resumable": "1.0.0"}
BYTES = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def _folder(tmp_path, settings):
    settings.ANYSHORE_FILES = tmp_path / "files"


def named(name):
    return f"filename {base64.b64encode(name.encode()).decode()},filetype dGV4dA=="


def begin(client, length, name="film.mp4"):
    return client.post("/uploads/", headers={**TUS, "Upload-Length": str(length), "Upload-Metadata": named(name)})


def patch(client, where, data, offset, **headers):
    given = {**TUS, "Upload-Offset": str(offset), **headers}
    return client.generic("PATCH", where, data, content_type=BYTES, headers=given)


@pytest.fixture
def client():
    return browser(running().client)


def test_what_is_spoken_here_is_told_to_anybody():
    told = Client().options("/uploads/")
    assert (told.status_code, told["Tus-Version"], told["Tus-Extension"]) == (
        204,
        "1.0.0",
        "creation,termination,checksum,expiration",
    )


def test_a_file_in_two_pieces(client):
    begun = begin(client, 6)
    assert (begun.status_code, begun["Upload-Offset"]) == (201, "0")
    where = begun["Location"]
    assert patch(client, where, b"abc", 0)["Upload-Offset"] == "3"
    head = client.head(where, headers=TUS)
    assert (head.status_code, head["Upload-Offset"], head["Upload-Length"], head["Cache-Control"]) == (
        200,
        "3",
        "6",
        "no-store",
    )
    done = patch(client, where, b"def", 3)
    kept = StoredFile.objects.get(pk=done["Anyshore-File"])
    assert (kept.name, files.path_of(kept.sha256).read_bytes()) == ("film.mp4", b"abcdef")


def test_the_form_names_it_and_its_owner_alone_may(client):
    scene = running()
    mine, other = browser(scene.client), browser(scene.provider)
    done = patch(mine, begin(mine, 3)["Location"], b"abc", 0)["Anyshore-File"]
    for reader, expected in ((other, 0), (mine, 1)):
        reader.post(f"{scene.path}messages/", {"body": "Here it is.", "files": done, "_key": str(new_id())})
        assert Attachment.objects.filter(file_id=done).count() == expected
    assert Message.objects.filter(body="Here it is.").count() == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus-Resumable": "0.2.2", "Upload-Length": "5"}, 412),
        ({"Upload-Length": "5"}, 412),
        ({**TUS}, 422),
        ({**TUS, "Upload-Length": "-5"}, 422),
        ({**TUS, "Upload-Length": "٥"}, 422),
        ({**TUS, "Upload-Length": "1e9"}, 422),
        ({**TUS, "Upload-Length": "9" * 18}, 413),
        ({**TUS, "Upload-Length": "9" * 40}, 422),
    ],
)
def test_a_beginning_that_cannot_be(client, headers, status):
    assert client.post("/uploads/", headers=headers).status_code == status
    assert not Upload.objects.exists()


def test_pieces_that_cannot_be(client):
    where = begin(client, 6)["Location"]
    assert client.generic("PATCH", where, b"abc", content_type="text/plain", headers=TUS).status_code == 415
    assert patch(client, where, b"abc", 4).status_code == 409
    assert patch(client, where, b"abcdefg", 0).status_code == 413
    good = base64.b64encode(hashlib.sha256(b"abc").digest()).decode()
    assert patch(client, where, b"abd", 0, **{"Upload-Checksum": f"sha256 {good}"}).status_code == 460
    assert patch(client, where, b"abc", 0, **{"Upload-Checksum": "md5 AAAA"}).status_code == 422
    assert patch(client, where, b"abc", 0, **{"Upload-Checksum": f"sha256 {good}"}).status_code == 204
    assert client.delete(where, headers=TUS).status_code == 204
    assert client.head(where, headers=TUS).status_code == 404


def test_a_stranger_sends_nothing():
    assert begin(Client(), 5).status_code == 401


def test_a_page_of_another_site_sends_nothing():
    client = Client(enforce_csrf_checks=True)
    client.force_login(browser_user())
    assert begin(client, 5).status_code == 403


def browser_user():
    from anyshore.parties.models import User

    return User.objects.get(pk=running().client.person_id)


@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_cut_and_goes_on_in_the_browser(visit, tmp_path):
    scene = running()
    data = os.urandom(18 * 2**20)
    path = tmp_path / "film.bin"
    path.write_bytes(data)
    visit.expected = ("net::ERR",)
    page = visit.page()
    enter(page, visit.base, scene.client.person_id)
    cut = []

    def handle(route):
        """The second piece meets a broken line, once."""
        if route.request.headers.get("upload-offset") == str(8 * 2**20) and not cut:
            cut.append(1)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/uploads/*/", lambda route: handle(route) if route.request.method == "PATCH" else route.continue_())
    page.goto(f"{scene.path}messages/")
    page.get_by_label("Your message").fill("The film.")
    page.set_input_files("input[type=file]", path)
    page.get_by_text("Uploaded, 18.9 MB").wait_for(timeout=60_000)
    assert cut
    assert violations(page) == []
    assert overflow(page) <= 0
    page.locator("main form button.button--primary").click()
    page.get_by_text("film.bin").first.wait_for()
    kept = StoredFile.objects.get()
    assert files.path_of(kept.sha256).read_bytes() == data
    assert Attachment.objects.get().file_id == kept.id


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_too_early_waits_and_a_form_with_a_mistake_keeps_the_file(visit, tmp_path):
    scene = running()
    path = tmp_path / "film.bin"
    path.write_bytes(os.urandom(9 * 2**20))
    visit.expected = ("422",)
    page = visit.page(width=360, dark=True)
    enter(page, visit.base, scene.client.person_id)
    page.goto(f"{scene.path}messages/")
    page.set_input_files("input[type=file]", path)
    page.get_by_label("Your message").evaluate(
        "field => { field.removeAttribute('maxlength'); field.value = 'x'.repeat(20_001) }"
    )
    page.locator("main form button.button--primary").click()  # with too long a message, and before the file is there
    page.locator("[data-kept]").get_by_text("film.bin").wait_for(timeout=60_000)
    assert overflow(page) <= 0
    page.get_by_label("Your message").fill("The film.")
    page.locator("main form button.button--primary").click()
    page.get_by_text("The film.").first.wait_for()
    assert Attachment.objects.count() == StoredFile.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_choosing_again_adds_and_a_file_goes_out_of_the_list_again(visit, tmp_path):
    scene = running()
    names = ("brief.txt", "draft.txt", "wrong.txt")
    for name in names:
        (tmp_path / name).write_text(f"This is {name}.")
    page = visit.page(width=360)
    enter(page, visit.base, scene.client.person_id)
    page.goto(f"{scene.path}messages/")
    for name in (*names, "brief.txt"):
        page.set_input_files("input[type=file]", tmp_path / name)
    rows = page.locator("[data-uploads] li")
    page.get_by_text("Uploaded").nth(2).wait_for()
    assert rows.count() == 3, "the same file a second time is the same file"
    rows.filter(has_text="wrong.txt").get_by_role("button").click()
    assert rows.count() == 2
    assert violations(page) == []
    assert overflow(page) <= 0
    page.get_by_label("Your message").fill("Both of them.")
    page.locator("main form button.button--primary").click()
    page.get_by_text("Both of them.").first.wait_for()
    assert sorted(Attachment.objects.values_list("file__name", flat=True)) == ["brief.txt", "draft.txt"]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_gigabyte_is_cut_by_a_reload_and_goes_on(visit, tmp_path):
    scene = running()
    path = tmp_path / "film.bin"
    piece = os.urandom(2**20)
    digest = hashlib.sha256()
    with path.open("wb") as out:
        for number in range(1024):
            part = number.to_bytes(4, "big") + piece[4:]
            digest.update(part)
            out.write(part)
    page = visit.page()
    enter(page, visit.base, scene.client.person_id)
    page.goto(f"{scene.path}messages/")
    page.set_input_files("input[type=file]", path)
    bar = page.locator("progress")  # asked from here: the policy of the page lets nobody wait in it
    while bar.evaluate("one => one.value") <= 200e6:
        page.wait_for_timeout(100)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    stood = uploads.path_of(Upload.objects.get().id).stat().st_size
    assert 200e6 < stood + 8 * 2**20 < 2**30
    page.get_by_label("Your message").fill("The film.")
    page.set_input_files("input[type=file]", path)
    page.locator("main form button.button--primary").click()
    page.get_by_role("link", name="film.bin").first.wait_for(timeout=300_000)
    kept = StoredFile.objects.get()
    assert (kept.sha256, kept.size, Upload.objects.count()) == (digest.hexdigest(), 2**30, 1)
