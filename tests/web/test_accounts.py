"""All of allauth's pages are ours: its addresses are walked, and a page in its bare layout fails."""

import re

import pytest
from allauth.account import urls as account_urls
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa import urls as mfa_urls
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.template import engines
from django.template.exceptions import TemplateDoesNotExist
from django.test import Client
from django.test.signals import template_rendered
from django.urls import URLResolver, get_resolver, reverse
from django.utils.http import int_to_base36

from anyshore.web.accounts.adapter import SAID
from anyshore.web.accounts.letters import LETTERS
from tests.web.browser import PASSWORD

pytestmark = pytest.mark.django_db
OTHER = {"mfa_download_recovery_codes": "a text file", "mfa_login_webauthn": "JSON for a script"}
"""What is no page."""


@pytest.fixture(autouse=True)
def letters(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def marit():
    user = get_user_model().objects.create_user("marit@example.org", PASSWORD, name="Marit de Boer")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def signed_in(marit):
    client = Client()
    client.post(reverse("account_login"), {"login": marit.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def names(module) -> list[str]:
    found, todo = [], list(module.urlpatterns)
    while todo:
        one = todo.pop(0)
        if isinstance(one, URLResolver):
            todo = [*one.url_patterns, *todo]
        else:
            found.append(one.name)
    return found


NAMES = [*names(account_urls), *names(mfa_urls)]


def arguments(name: str, user) -> dict:
    if name == "account_confirm_email":
        return {"key": EmailConfirmationHMAC(user.emailaddress_set.first()).key}
    if name == "account_reset_password_from_key":
        return {
            "uidb36": user.pk.hex if not isinstance(user.pk, int) else int_to_base36(user.pk),
            "key": default_token_generator.make_token(user),
        }
    if name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        return {
            "pk": Authenticator.objects.create(
                user=user, type="webauthn", data={"name": "Laptop", "credential": {}}
            ).pk
        }
    return {}


def seen(client: Client, name: str, user) -> tuple[object, list[str]]:
    rendered = []

    def note(sender, template, **more):
        if template.name and template.name.endswith(".html"):
            rendered.append(template.name)

    template_rendered.connect(note)
    try:
        return client.get(reverse(name, kwargs=arguments(name, user)), follow=True), rendered
    finally:
        template_rendered.disconnect(note)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("known", [False, True], ids=["stranger", "signed in"])
def test_every_page_is_ours(name, known, marit, signed_in):
    response, theirs = seen(signed_in if known else Client(), name, marit)
    assert theirs == [], "this page came out in allauth's own templates"
    if name not in OTHER or not known:
        if response["Content-Type"].startswith("application/json"):
            return
        assert response.status_code in (200, 404)
        text = response.content.decode()
        assert 'class="masthead' in text
        assert len(re.findall(r"<h1[ >]", text)) == 1


def test_every_template_allauth_may_ask_for_is_ours():
    jinja = engines["jinja2"]
    for module in (account_urls, mfa_urls):
        for entry in all_patterns(module):
            view = getattr(entry.callback, "view_class", None)
            for attribute in ("template_name", "reauthenticate_template_name"):
                asked = getattr(view, attribute, None)
                if asked and asked.endswith(".html"):
                    try:
                        jinja.get_template(asked)
                    except TemplateDoesNotExist:
                        pytest.fail(f"{entry.name} would be shown in allauth's layout: {asked} is missing")


def all_patterns(module):
    todo = list(module.urlpatterns)
    while todo:
        one = todo.pop()
        if isinstance(one, URLResolver):
            todo += one.url_patterns
        else:
            yield one


def test_signing_up_asks_for_a_name_and_sends_a_link():
    client = Client()
    client.cookies["zone"] = "Europe/Lisbon"
    response = client.post(
        reverse("account_signup"),
        {"name": "  Ana   Souza ", "email": "ana@example.org", "password1": "kolibri-2026-x"},
    )
    assert response.status_code == 302
    user = get_user_model().objects.get(email="ana@example.org")
    assert (user.name, user.timezone) == ("Ana Souza", "Europe/Lisbon")
    assert user.joined_at is not None
    assert len(mail.outbox) == 1
    link = re.search(r"http://testserver(/account/confirm-email/\S+)", mail.outbox[0].body)[1]
    assert "Is <b>ana@example.org</b> yours?" in client.get(link).content.decode()
    assert client.post(link).status_code == 302
    assert EmailAddress.objects.get(email="ana@example.org").verified


def test_mistakes_are_said_in_our_words():
    text = (
        Client()
        .post(reverse("account_signup"), {"name": "", "email": "nobody", "password1": "12345678901"})
        .content.decode()
    )
    assert "3 answers need a correction" in text
    for words in ("Write your name", "Write an address like name@example.org", "Use letters, too"):
        assert words in text
    assert "This field" not in text


def test_a_wrong_password_is_said_in_our_words(marit):
    response = Client().post(reverse("account_login"), {"login": marit.email, "password": "wrong"})
    assert "Address and password do not belong together" in response.content.decode()


def test_a_link_that_is_used_up_says_so():
    assert (
        "used before or is too old"
        in Client().get(reverse("account_confirm_email", args=["nonsense"])).content.decode()
    )
    text = Client().get(reverse("account_reset_password_from_key", args=["0", "x-y"]), follow=True).content.decode()
    assert "This link is used up" in text


def test_a_password_can_be_reset(marit):
    client = Client()
    client.post(reverse("account_reset_password"), {"email": marit.email})
    link = re.search(r"http://testserver(/account/password/reset/key/\S+)", mail.outbox[0].body)[1]
    landed = client.get(link, follow=True)
    assert "Choose a new password" in landed.content.decode()
    done = client.post(
        landed.redirect_chain[-1][0], {"password1": "a new long one 5", "password2": "a new long one 5"}, follow=True
    )
    assert "Your password is changed." in done.content.decode()


def test_resetting_tells_nobody_who_has_an_account(marit):
    one, other = (
        Client().post(reverse("account_reset_password"), {"email": to}, follow=True)
        for to in (marit.email, "x@example.org")
    )
    assert [one.redirect_chain, one.status_code] == [other.redirect_chain, other.status_code]


def test_the_second_step_is_asked_for(marit):
    TOTP.activate(marit, generate_totp_secret())
    RecoveryCodes.activate(marit)
    client = Client()
    response = client.post(reverse("account_login"), {"login": marit.email, "password": PASSWORD}, follow=True)
    assert "The second step" in response.content.decode()
    code = RecoveryCodes(Authenticator.objects.get(user=marit, type="recovery_codes")).get_unused_codes()[0]
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    text = client.get(reverse("mfa_index")).content.decode()
    assert "9 of 10 are left" in text


def test_setting_up_an_app_shows_picture_and_secret(signed_in):
    text = signed_in.get(reverse("mfa_activate_totp")).content.decode()
    assert 'src="data:image/svg' in text
    assert re.search(r"<code>[A-Z2-7]{16,}</code>", text)
    wrong = signed_in.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert "This is not the code" in wrong


def test_every_message_of_allauth_is_ours_or_unsaid():
    silent = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}
    assert not silent & set(SAID)
    client = Client()
    assert "Successfully" not in client.get("/").content.decode()


def test_passkeys_are_offered_with_scripts_from_here_only(marit):
    text = Client().get(reverse("account_login")).content.decode()
    assert 'src="/static/mfa/js/webauthn.js"' in text
    assert '"login": "passkey_login"' in text
    for tag in re.findall(r"<script[^>]*>", text):
        assert 'src="/static/' in tag or 'type="application/json"' in tag


def test_demo_logins_are_offered_in_a_sandbox_only(settings, tmp_path):
    settings.ANYSHORE_DATA = tmp_path
    (tmp_path / "demo-logins.json").write_text(
        '[{"name": "Marit de Boer", "role": "client", "note": "Tolhuis Lighting", "email": "m@example.org", "password": "p"}]'
    )
    assert "Sign in as Marit de Boer" in Client().get(reverse("account_login")).content.decode()
    settings.ANYSHORE_SANDBOX = False
    assert "Sign in as" not in Client().get(reverse("account_login")).content.decode()


def test_allauth_stands_where_the_layout_looks_for_it():
    assert get_resolver().reverse("account_login") == "account/login/"
    assert reverse("mfa_index") == "/account/2fa/"


def test_every_mail_about_an_account_is_in_our_words(marit):
    client = Client()
    client.post(reverse("account_reset_password"), {"email": marit.email})
    client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    client.post(reverse("account_signup"), {"name": "M", "email": marit.email, "password1": "kolibri-2026-x"})
    client.post(reverse("account_signup"), {"name": "Ana", "email": "ana@example.org", "password1": "kolibri-2026-x"})
    subjects = [str(one[0]) for one in dict(LETTERS).values()]
    assert len(mail.outbox) == 4
    for letter in mail.outbox:
        assert letter.subject in subjects
        assert re.search(r"\n\nhttp://testserver/account/\S+$", letter.body)
        assert "Hello" not in letter.body
