"""The operator's scanner: what it finds is not kept, and what it cannot say is not kept either."""

import io
import stat

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.plumbing import files, scanning, uploads
from anyshore.plumbing.models import StoredFile, Upload
from tests.factories import NOW
from tests.plumbing.test_uploads import ME, begin, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def scanner(tmp_path, settings):
    settings.ANYSHORE_FILES = tmp_path / "files"
    program = tmp_path / "a scanner"
    program.write_text('#!/bin/sh\ngrep -q EICAR "$2" && exit 1\ngrep -q BROKEN "$2" && exit 2\n[ "$1" = --quiet ]\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    settings.ANYSHORE_SCANNER = f"'{program}' --quiet {{}}"
    return program


def upload(data):
    return files.store(SimpleUploadedFile("x.txt", data), uploaded_by=ME, at=NOW)


def test_what_is_clean_is_kept(scanner):
    assert files.path_of(upload(b"a letter").sha256).exists()


@pytest.mark.parametrize(("data", "refusal"), [(b"EICAR", scanning.FileInfected), (b"BROKEN", scanning.ScanFailed)])
def test_what_is_found_or_unsure_is_not_kept(scanner, data, refusal):
    with pytest.raises(refusal):
        upload(data)
    assert not StoredFile.objects.exists()
    assert not [one for one in (scanner.parent / "files").rglob("*") if one.is_file()]


def test_a_scanner_that_is_not_there_lets_nothing_in(scanner):
    scanner.unlink()
    with pytest.raises(scanning.ScanFailed):
        upload(b"a letter")


def test_an_upload_in_pieces_is_scanned_whole_and_gone_when_it_is_found(scanner):
    one = begin(9)
    write(one, b"xxEI", 0)
    with pytest.raises(scanning.FileInfected):
        write(one, b"CARxx", 4)
    assert not Upload.objects.exists()
    assert not uploads.path_of(one.id).exists()


def test_an_upload_that_could_not_be_scanned_waits_for_another_try(scanner, settings):
    one = begin(5)
    working, settings.ANYSHORE_SCANNER = settings.ANYSHORE_SCANNER, "/nowhere/scanner"
    with pytest.raises(scanning.ScanFailed):
        write(one, b"films", 0)
    assert uploads.standing(one.id, person_id=ME, at=NOW).offset == 5
    settings.ANYSHORE_SCANNER = working
    assert write(one, io.BytesIO(b""), 5).file_id is not None
