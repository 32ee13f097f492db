"""Uploads in pieces: whatever is cut, killed or sent twice, the file that is kept is the file that was sent."""

import io
import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anyshore.kit.errors import Invalid, NotFound
from anyshore.plumbing import files, uploads
from anyshore.plumbing.models import StoredFile, Upload
from tests.factories import NOW

pytestmark = pytest.mark.django_db
ME, OTHER = uuid4(), uuid4()


@pytest.fixture(autouse=True)
def _folder(tmp_path, settings):
    settings.ANYSHORE_FILES = tmp_path / "files"


class Cut(io.BytesIO):
    """A reader's connection that breaks after so many bytes."""

    def __init__(self, data, after):
        super().__init__(data)
        self.after = after

    def read(self, size=-1):
        if self.tell() >= self.after:
            raise OSError("the connection is gone")
        return super().read(min(size, self.after - self.tell()))


def begin(length, name="film.mp4", person=ME):
    return uploads.begin(person_id=person, name=name, length=length, at=NOW)


def write(upload, data, offset, **given):
    source = data if hasattr(data, "read") else io.BytesIO(data)
    return uploads.write(upload.id, source, offset=offset, person_id=ME, at=NOW, **given)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=1, max_size=5_000), cuts=st.lists(st.integers(0, 2_000), max_size=8), seed=st.randoms())
def test_however_it_is_cut_the_kept_file_is_the_sent_one(data, cuts, seed):
    upload = begin(len(data))
    stands = upload
    for cut in cuts:
        if stands.offset == len(data):
            break
        rest = data[stands.offset :]
        written = write(upload, Cut(rest, cut) if seed.random() < 0.7 else rest[:cut], stands.offset)
        stands = uploads.standing(upload.id, person_id=ME, at=NOW)
        assert written.offset == stands.offset <= len(data)
    if stands.offset < len(data):
        stands = write(upload, data[stands.offset :], stands.offset)
    kept = StoredFile.objects.get(pk=stands.file_id)
    assert files.path_of(kept.sha256).read_bytes() == data
    assert (kept.name, kept.size, kept.uploaded_by_id) == ("film.mp4", len(data), ME)


def test_who_missed_the_last_answer_learns_it_later():
    upload = begin(4)
    done = write(upload, b"film", 0)
    again = uploads.standing(upload.id, person_id=ME, at=NOW)
    assert (again.offset, again.file_id) == (4, done.file_id)
    assert write(upload, b"", 4).file_id == done.file_id
    with pytest.raises(uploads.WrongOffset) as told:
        write(upload, b"film", 0)
    assert told.value.params["offset"] == 4


@pytest.mark.parametrize(("offset", "stands"), [(0, 3), (2, 3), (4, 3), (10**17, 3)])
def test_bytes_that_begin_elsewhere_are_refused(offset, stands):
    upload = begin(6)
    write(upload, b"abc", 0)
    with pytest.raises(uploads.WrongOffset) as told:
        write(upload, b"def", offset)
    assert (told.value.params["offset"], uploads.path_of(upload.id).read_bytes()) == (stands, b"abc")


def test_more_than_was_said_is_refused_and_nothing_of_it_kept():
    upload = begin(4)
    write(upload, b"ab", 0)
    with pytest.raises(uploads.UploadTooLarge):
        write(upload, b"cde", 2)
    assert uploads.standing(upload.id, person_id=ME, at=NOW).offset == 2


def test_bytes_that_arrive_changed_are_not_kept():
    upload = begin(4)
    with pytest.raises(uploads.ChecksumWrong):
        write(upload, b"film", 0, sha256=b"\0" * 32)
    assert uploads.standing(upload.id, person_id=ME, at=NOW).offset == 0


@pytest.mark.parametrize("length", [0, -1])
def test_a_file_of_no_bytes_is_refused(length):
    with pytest.raises(Invalid):
        begin(length)


def test_the_operators_limit_is_told_before_a_byte_is_sent(settings):
    settings.ANYSHORE_UPLOAD_MAX_BYTES = 10
    begin(10)
    with pytest.raises(uploads.UploadTooLarge) as told:
        begin(11)
    assert told.value.params["limit"] == 10
    assert Upload.objects.count() == 1


def test_a_person_begins_so_many_and_no_more():
    for _ in range(uploads.MOST_OPEN):
        begin(5)
    with pytest.raises(uploads.TooManyUploads):
        begin(5)
    begin(5, person=OTHER)


@pytest.mark.parametrize("person", [OTHER, None])
def test_anothers_upload_does_not_exist(person):
    upload = begin(5)
    for call in (
        lambda: uploads.standing(upload.id, person_id=person, at=NOW),
        lambda: uploads.write(upload.id, io.BytesIO(b"abc"), offset=0, person_id=person, at=NOW),
        lambda: uploads.drop(upload.id, person_id=person, at=NOW),
    ):
        with pytest.raises(NotFound):
            call()
    assert uploads.path_of(upload.id).read_bytes() == b""


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c.txt", "\u202egpj.exe", "عقد.pdf", "x" * 300 + ".pdf"])
def test_a_name_leads_nowhere(name):
    done = write(begin(3, name=name), b"abc", 0)
    kept = StoredFile.objects.get(pk=done.file_id)
    assert kept.name == files.clean_name(name)
    assert "/" not in kept.name


def test_what_is_given_up_is_gone():
    upload = begin(5)
    write(upload, b"abc", 0)
    uploads.drop(upload.id, person_id=ME, at=NOW)
    assert not uploads.path_of(upload.id).exists()
    with pytest.raises(NotFound):
        uploads.standing(upload.id, person_id=ME, at=NOW)


def test_what_waits_a_week_for_its_next_byte_is_dropped_and_what_goes_on_is_not():
    old, going = begin(5), begin(5)
    uploads.write(going.id, io.BytesIO(b"ab"), offset=0, person_id=ME, at=NOW + timedelta(days=6))
    assert uploads.tidy(NOW + timedelta(days=7)) == 1
    assert not uploads.path_of(old.id).exists()
    assert uploads.standing(going.id, person_id=ME, at=NOW + timedelta(days=8)).offset == 2


@pytest.mark.django_db(transaction=True)
def test_two_windows_write_one_upload_and_one_of_them_waits():
    upload, begun, go = begin(6), threading.Event(), threading.Event()

    class Slow(io.BytesIO):
        def read(self, size=-1):
            begun.set()
            assert go.wait(20)
            return super().read(size)

    def other():
        try:
            write(upload, Slow(b"abcdef"), 0)
        finally:
            connections.close_all()

    thread = threading.Thread(target=other)
    thread.start()
    assert begun.wait(20)
    with pytest.raises(uploads.UploadBusy):
        write(upload, b"zzzzzz", 0)
    go.set()
    thread.join()
    kept = StoredFile.objects.get()
    assert files.path_of(kept.sha256).read_bytes() == b"abcdef"
