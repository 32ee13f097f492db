"""Who signs proves first that it is them; what they wrote is sent again when they have."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from anyshore.parties.actions.make_sign_in_link import make_sign_in_link
from anyshore.parties.models import User
from anyshore.parties.queries import token_of
from anyshore.parties.rules import ANYONE, LinkPurpose, ProofMethod
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.models import NdaSignature, NdaVersion
from anyshore.web.proof import WORDS, proof_word
from tests.factories import do
from tests.sourcing.world import provider, wanted
from tests.web.browser import PASSWORD
from tests.web.proving import proved
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import buyer, key, reader, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unlimited(settings):
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def scene():
    """The address of a text to sign, its hash, and somebody who may sign it and has a password."""
    request = do(
        post_request, buyer(), now(), terms=wanted("A lamp", brief="Zirconium.", nda="Hush.", summary="Lamp.")
    )
    actor = provider()
    person = User.objects.get(pk=actor.person_id)
    person.set_password(PASSWORD)
    person.save()
    return reverse("sourcing:nda", args=[request.number]), NdaVersion.objects.get().hash, actor


def sign(client: Client, address: str, hashed: str, **more):
    return client.post(address, {"nda_hash": hashed, "consent": "on", **key(), **more})


def test_a_fresh_sign_in_signs_at_once(scene):
    address, hashed, actor = scene
    client = Client()
    person = User.objects.get(pk=actor.person_id)
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert sign(client, address, hashed).status_code == 303
    assert NdaSignature.objects.get().proof == ProofMethod.PASSWORD


@pytest.mark.parametrize("seconds", [None, 700])
def test_who_was_not_asked_lately_is_asked_and_what_they_posted_is_sent_again(scene, seconds):
    address, hashed, actor = scene
    client = reader(actor)
    if seconds:
        proved(client, seconds=seconds)
    asked = sign(client, address + "?from=mail", hashed)
    where = f"{reverse('account_reauthenticate')}?next={address.replace('/', '%2F')}"
    assert (asked.status_code, asked["Location"]) == (302, where)
    assert NdaSignature.objects.count() == 0
    shown = text(client.get(asked["Location"]))
    assert "You are about to sign the confidentiality text of “A lamp”." in shown
    assert f'href="{address}"' in shown
    wrong = client.post(asked["Location"], {"password": "wrong", "next": address})
    assert "This is not your password" in text(wrong)
    assert NdaSignature.objects.count() == 0
    done = client.post(asked["Location"], {"password": PASSWORD, "next": address})
    assert done.status_code == 303
    signature = NdaSignature.objects.get()
    assert (signature.proof, signature.person_id) == (ProofMethod.PASSWORD, actor.person_id)
    assert abs((signature.at - signature.proved_at).total_seconds()) < 5
    assert "Zirconium" in text(client.get(done["Location"]))


def test_what_is_refused_after_the_password_is_told_on_the_page_that_signs(scene):
    address, hashed, actor = scene
    client = reader(actor)
    asked = sign(client, address, "0" * 64)
    refused = client.post(asked["Location"], {"password": PASSWORD, "next": address})
    assert refused.status_code == 422
    assert f'action="{address}"' in text(refused)
    assert sign(client, address, hashed).status_code == 303


def test_who_goes_away_signs_nothing_later(scene):
    address, hashed, actor = scene
    client = reader(actor)
    sign(client, address, hashed)
    away = reverse("account_email")
    client.post(f"{reverse('account_reauthenticate')}?next={away}", {"password": PASSWORD, "next": away})
    assert NdaSignature.objects.count() == 0
    assert "changes how your account is protected" in text(
        client.get(f"{reverse('account_reauthenticate')}?next={away}")
    )


def test_a_code_from_the_app_proves_it_too(scene):
    address, hashed, actor = scene
    client = reader(actor)
    secret = generate_totp_secret()
    TOTP.activate(User.objects.get(pk=actor.person_id), secret)
    asked = sign(client, address, hashed)
    other = re.search(r'href="([^"]*2fa/reauthenticate/[^"]*)"', client.get(asked["Location"]).content.decode())
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert client.post(other[1].replace("&amp;", "&"), {"code": code, "next": address}).status_code == 303
    assert NdaSignature.objects.get().proof == ProofMethod.CODE


@pytest.mark.parametrize(
    ("kept", "method"),
    [
        ({"method": "mfa", "type": "webauthn"}, ProofMethod.PASSKEY),
        ({"method": "mfa", "type": "recovery_codes"}, ProofMethod.RECOVERY_CODE),
    ],
)
def test_the_evidence_names_the_method(scene, kept, method):
    address, hashed, actor = scene
    assert sign(proved(reader(actor), **kept), address, hashed).status_code == 303
    assert NdaSignature.objects.get().proof == method


def test_a_mailed_link_proves_it_and_who_has_nothing_else_sets_a_password(scene):
    address, hashed, actor = scene
    person = User.objects.get(pk=actor.person_id)
    person.set_unusable_password()
    person.save()
    asked = sign(reader(actor), address, hashed)
    assert (asked.status_code, asked["Location"]) == (302, reverse("account_reset_password"))
    link = do(make_sign_in_link, ANYONE, now(), person_id=person.pk, purpose=LinkPurpose.SIGN_IN)
    client = Client()
    client.post(reverse("parties:link", args=[token_of(link.id)]), key())
    assert sign(client, address, hashed).status_code == 303
    assert NdaSignature.objects.get().proof == ProofMethod.LINK


def test_what_allauth_keeps_of_others_proves_nothing(scene):
    address, hashed, actor = scene
    assert sign(proved(reader(actor), method="socialaccount"), address, hashed).status_code == 302
    assert sign(proved(reader(actor), seconds=-60), address, hashed).status_code == 302


def test_every_method_has_words():
    assert set(WORDS) == set(ProofMethod)
    assert proof_word("password") == "Password"
