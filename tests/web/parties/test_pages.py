"""Pages of people and organisations, as a browser without scripts uses them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from anyshore.parties.actions.make_sign_in_link import make_sign_in_link
from anyshore.parties.models import Invitation, Membership, Organisation, User
from anyshore.parties.queries import token_of
from anyshore.parties.rules import ANYONE, LinkPurpose, Role
from anyshore.plumbing.models import Mail
from tests.factories import do, make_organisation, make_person, member_actor, operator_actor

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def owner_client(**details):
    made, actor = make_organisation(**details)
    return made, actor, signed_in(User.objects.get(pk=actor.person_id))


def key_of(response) -> str:
    return re.search(r'name="_key" value="([^"]+)"', response.content.decode())[1]


def post(client: Client, path: str, **data):
    """Open the page, and send its form with the key that stands there."""
    shown = client.get(path)
    return client.post(path, {"_key": key_of(shown), **data})


@pytest.mark.django_db
def test_a_person_without_an_organisation_is_led_to_make_one():
    client = signed_in(make_person())
    assert client.get("/today/").headers["Location"] == "/organisations/new/"
    sent = post(
        client, "/organisations/new/", name="Bäckerei Öz", kind="company", uses=["buys", "provides"], country="DE"
    )
    assert sent.status_code == 302, sent.content.decode()[:2000]
    made = Organisation.objects.get()
    assert (made.name, made.currency, made.provides) == ("Bäckerei Öz", "EUR", True)
    assert client.get("/today/").status_code == 200


@pytest.mark.django_db
def test_a_mistake_shows_the_form_again_with_words():
    client = signed_in(make_person())
    sent = post(client, "/organisations/new/", name="", kind="company", uses=["buys"], country="DE")
    assert sent.status_code == 422
    assert not Organisation.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/organisation/", "/organisation/details/", "/organisations/", "/profile/", "/today/",
                                  "/organisation/members/invite/", "/messages/", "/providers/", "/providers/mine/edit/",
                                  "/mailbox/", "/sandbox/clock/", "/search/?q=logo", "/"])  # fmt: skip
def test_every_page_opens(path):
    _, _, client = owner_client()
    assert client.get(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/organisation/", "/today/", "/profile/", "/messages/", "/organisations/new/"])
def test_a_stranger_is_sent_to_sign_in(path):
    assert Client().get(path).headers["Location"].startswith("/account/login/")


@pytest.mark.django_db
def test_details_are_changed():
    made, _, client = owner_client(country="NL")
    sent = post(
        client, "/organisation/details/", name="New", kind="company", uses=["provides"], country="NL", place="Utrecht",
        timezone="Europe/Amsterdam", working_days=["1", "2"], day_starts="08:30", day_ends="16:00", currency="EUR",
        vat_id="", about="",
    )  # fmt: skip
    assert sent.status_code == 303, sent.content.decode()[-3000:]
    made.refresh_from_db()
    assert (made.working_days, made.buys, f"{made.day_starts:%H:%M}") == ("12", False, "08:30")


@pytest.mark.django_db
def test_an_invited_person_joins_by_the_mailed_link():
    _, _, client = owner_client()
    assert post(client, "/organisation/members/invite/", email="ann@example.org", role="finance").status_code == 303
    token = token_of(Invitation.objects.get().id)
    ann = make_person(email="ann@example.org")
    sent = post(signed_in(ann), f"/invitations/{token}/")
    assert sent.status_code == 303
    assert Membership.objects.get(user=ann).role == "finance"
    assert signed_in(ann).get(f"/invitations/{token}/").status_code == 404


@pytest.mark.django_db
def test_a_mailed_link_signs_in_once():
    person = make_person()
    link = do(make_sign_in_link, ANYONE, person_id=person.id, purpose=LinkPurpose.SIGN_IN)
    client = Client()
    path = f"/link/{token_of(link.id)}/"
    assert post(client, path).headers["Location"] == "/today/"
    assert client.session["_auth_user_id"] == str(person.id)
    assert "has been used" in Client().get(path).content.decode()


@pytest.mark.django_db
def test_asking_for_a_link_says_the_same_to_all():
    known = make_person(email="known@example.org")
    pages = [
        post(Client(), "/link/", email=email).content.decode() for email in ("known@example.org", "no@example.org")
    ]
    assert pages[0].replace("known@", "no@").count("no@example.org") == pages[1].count("no@example.org")
    assert not Mail.objects.filter(to=known.email).exists()  # the notice is a job


@pytest.mark.django_db
def test_only_the_operator_has_the_operators_pages():
    _, _, client = owner_client()
    assert client.get("/operator/").status_code == 404
    operator = User.objects.get(pk=operator_actor().person_id)
    assert signed_in(operator).get("/operator/").status_code == 200


@pytest.mark.django_db
def test_another_organisations_member_is_a_404():
    _, _, client = owner_client()
    _, other, _ = owner_client()
    membership = Membership.objects.get(user_id=other.person_id)
    assert client.get(f"/organisation/members/{membership.id}/role/").status_code == 404


@pytest.mark.django_db
def test_switching_goes_only_to_ones_own():
    _, actor, client = owner_client()
    second, _ = make_organisation(owner=User.objects.get(pk=actor.person_id))
    other, _ = make_organisation()
    assert client.post("/organisations/switch/", {"organisation_id": str(second.id)}).status_code == 302
    assert second.name in client.get("/organisation/").content.decode()
    assert client.post("/organisations/switch/", {"organisation_id": str(other.id)}).status_code == 404
    assert client.post("/organisations/switch/", {"organisation_id": "operator"}).status_code == 404


@pytest.mark.django_db
def test_a_viewer_cannot_invite():
    made, _ = make_organisation()
    viewer = User.objects.get(pk=member_actor(made, Role.VIEWER).person_id)
    reader = signed_in(viewer)
    assert reader.get("/organisation/members/invite/").status_code == 403
    sent = reader.post("/organisation/members/invite/", {"email": "x@example.org", "role": "member"})
    assert sent.status_code == 403
    assert not Invitation.objects.exists()
