"""Files by content, mail as rows, and the sandbox's clock."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid
from anyshore.plumbing import clock, files, mail
from anyshore.plumbing.models import Attachment, Mail
from tests.factories import NOW, make_person


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path / "files"


def upload(name: str = "report.pdf", body: bytes = b"%PDF-1.7 x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body, content_type="text/html")


@pytest.mark.django_db
def test_bytes_stand_once_under_their_hash_and_say_themselves_what_they_are():
    person = make_person()
    first = files.store(upload("a.pdf"), uploaded_by=person.id, at=NOW)
    second = files.store(upload("b.pdf"), uploaded_by=person.id, at=NOW)
    assert first.sha256 == second.sha256
    assert first != second == files.store(upload("b.pdf"), uploaded_by=person.id, at=NOW)
    assert first.content_type == "application/pdf"
    assert files.path_of(first.sha256).read_bytes() == b"%PDF-1.7 x"
    assert not list(files.path_of(first.sha256).parents[1].glob(".incoming-*"))


@pytest.mark.django_db
def test_what_hangs_on_nothing_is_dropped_by_its_sender_or_after_a_day_and_all_else_stays():
    person, other = make_person(), make_person()
    mine = files.store(upload("pay.csv", b"salaries"), uploaded_by=person.id, at=NOW)
    same = files.store(upload("pay.csv", b"salaries"), uploaded_by=other.id, at=NOW)
    kept = files.store(upload("kept.pdf"), uploaded_by=person.id, at=NOW)
    files.attach(subject=("message", uuid4()), file_ids=[kept.id], actor=Actor("person", person.id), at=NOW)
    assert not files.forget(mine.id, by=other.id)
    assert not files.forget(mine.id, by=None)
    assert not files.forget(kept.id, by=person.id)
    assert files.forget(mine.id, by=person.id)
    assert not files.forget(mine.id, by=person.id)
    assert files.path_of(same.sha256).exists()
    files.store(upload("pay.csv", b"salaries"), uploaded_by=other.id, at=NOW + timedelta(hours=9))
    assert files.tidy(NOW + timedelta(days=1)) == 0
    assert files.tidy(NOW + timedelta(days=1, hours=9)) == 1
    assert not files.path_of(same.sha256).exists()
    assert files.path_of(kept.sha256).exists()
    assert files.tidy(NOW + timedelta(days=400)) == 0


@pytest.mark.django_db
def test_a_file_too_large_or_empty_is_refused_and_leaves_no_bytes(settings):
    settings.ANYSHORE_FILE_MAX_BYTES = 4
    with pytest.raises(files.FileTooLarge):
        files.store(upload(body=b"12345"), uploaded_by=None, at=NOW)
    with pytest.raises(files.FileEmpty):
        files.store(upload(body=b""), uploaded_by=None, at=NOW)
    assert not [path for path in settings.ANYSHORE_FILES.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../x", "x"),
        ("..\\..\\x.exe", "x.exe"),
        ("/etc/passwd", "passwd"),
        ("", "file"),
        ("...", "file"),
        ("a\x00b\nc.txt", "a_b_c.txt"),
        ("invoice\u202efdp.exe", "invoice_fdp.exe"),
        ("عرض السعر.pdf", "عرض السعر.pdf"),
    ],
)
def test_names_are_made_safe(sent, kept):
    assert files.clean_name(sent) == kept


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder(name):
    kept = files.clean_name(name)
    assert kept
    assert len(kept) <= 131
    assert "/" not in kept
    assert "\\" not in kept
    assert kept not in {".", ".."}


@pytest.mark.django_db
def test_only_ones_own_uploads_can_be_attached_and_twice_is_once():
    owner, other = make_person(), make_person()
    stored = files.store(upload(), uploaded_by=owner.id, at=NOW)
    subject = ("message", uuid4())
    with pytest.raises(Invalid):
        files.attach(subject=subject, file_ids=[stored.id], actor=Actor("person", other.id), at=NOW)
    for _ in range(2):
        files.attach(subject=subject, file_ids=[stored.id], actor=Actor("person", owner.id), at=NOW)
    assert Attachment.objects.count() == 1
    assert [file.name for file in files.of(subject)[subject]] == ["report.pdf"]


@pytest.mark.django_db
def test_a_mail_is_a_row_and_a_job_and_a_key_sends_it_once():
    assert mail.send(to="a@example.org", subject="A\r\nBcc: b@example.org\u2028x\x00", body="b", at=NOW, key="k")
    assert not mail.send(to="a@example.org", subject="A", body="b", at=NOW, key="k")
    assert Mail.objects.get().subject == "A Bcc: b@example.org x"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'plumbing.send_mail'")
        assert cursor.fetchone()[0] == 1


@pytest.mark.django_db
def test_in_the_sandbox_a_mail_is_delivered_to_the_mailbox():
    mail.send(to="a@example.org", subject="A", body="b", at=NOW)
    mail.deliver(Mail.objects.get().id, at=NOW)
    assert Mail.objects.get().sent_at == NOW


@pytest.mark.django_db
def test_a_real_instance_hands_mail_to_its_server_once(settings, mailoutbox):
    settings.ANYSHORE_SANDBOX = False
    settings.ANYSHORE_SMTP_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.send(to="a@example.org", subject="A", body="b", at=NOW)
    for _ in range(2):
        mail.deliver(Mail.objects.get().id, at=NOW)
    assert [message.subject for message in mailoutbox] == ["A"]


@pytest.mark.django_db
def test_djangos_own_mails_go_the_same_way():
    message = EmailMessage("Hello", "words", to=["a@example.org", "b@example.org"])
    assert mail.DeferredBackend().send_messages([message]) == 1
    assert set(Mail.objects.values_list("to", flat=True)) == {"a@example.org", "b@example.org"}


@pytest.mark.django_db
def test_the_sandboxs_clock_moves_forward_and_never_back():
    before = clock.now()
    assert clock.move(timedelta(days=9)) - before >= timedelta(days=9)
    assert clock.now() - before >= timedelta(days=9)
    with pytest.raises(Invalid):
        clock.move(timedelta(days=-1))


@pytest.mark.django_db
def test_a_real_instances_clock_cannot_be_moved(settings):
    settings.ANYSHORE_SANDBOX = False
    with pytest.raises(clock.ClockRunsReal):
        clock.move(timedelta(days=1))
