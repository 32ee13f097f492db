"""record_sign_up: once."""

from __future__ import annotations

import pytest
from django.test import Client

from anyshore.kit.errors import NotFound
from anyshore.parties.actions.record_sign_up import record_sign_up
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry
from tests.factories import NOW, do


@pytest.mark.django_db
def test_it_is_recorded_once():
    user = User.objects.create_user(email="ann@example.org", name="Ann")
    assert do(record_sign_up, person_id=user.pk).joined_at == NOW
    with pytest.raises(NotFound):
        do(record_sign_up, person_id=user.pk)
    assert AuditEntry.objects.filter(name="parties.PersonRegistered").count() == 1


def test_the_sign_up_form_records_it(committed_db):
    given = {"name": "Ann", "email": "ann@example.org", "password1": "a long enough password 1"}
    assert Client().post("/account/signup/", given).status_code == 302
    assert AuditEntry.objects.filter(name="parties.PersonRegistered").count() == 1
    assert User.objects.get().joined_at is not None
