"""The look in a real browser: sound on every width in light and dark, and whole without scripts."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model

from tests.web.browser import PASSWORD, assert_sound, keep, overflow, sign_in, violations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def marit():
    user = get_user_model().objects.create_user(
        "marit@example.org", PASSWORD, name="Marit de Boer", timezone="Europe/Amsterdam"
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def test_public_pages_are_sound(visit):
    assert_sound(visit, "/", "/design/", "/account/login/", "/account/signup/", "/account/password/reset/")


def test_error_pages_are_sound(visit):
    visit.expected = ("404",)
    assert_sound(visit, "/nothing/here/", widths=(360, 1440), status=404)


def test_a_form_with_mistakes_is_sound_and_leads_to_them(visit):
    visit.expected = ("422",)
    reader = visit.page(width=360)
    reader.goto("/design/")
    reader.fill("#f-title", "")
    reader.get_by_role("button", name="Save the milestone").click()
    reader.wait_for_selector("[role=alert] a")
    assert violations(reader) == []
    assert overflow(reader) <= 0
    assert reader.evaluate("document.activeElement.getAttribute('role')") == "alert"
    reader.locator("[role=alert] a").first.click()
    assert reader.evaluate("document.activeElement.id") == "f-title"
    keep(reader, "design-mistakes-360")


def test_own_pages_are_sound(visit, marit):
    for address in ("/account/email/", "/account/password/change/", "/account/2fa/", "/account/logout/"):
        for width in (360, 1440):
            reader = visit.page(width=width, dark=width == 360)
            sign_in(reader, marit.email)
            reader.goto(address)
            if "reauthenticate" in reader.url:
                assert violations(reader) == []
                reader.fill("#id_password", PASSWORD)
                reader.get_by_role("button", name="Go on").click()
                reader.wait_for_url(f"**{address}")
            assert violations(reader) == [], address
            assert overflow(reader) <= 0, address


def test_a_dark_page_stays_dark_with_scripts_and_without(visit):
    for scripts in (True, False):
        reader = visit.page(scripts=scripts)
        reader.goto("/")
        reader.get_by_role("button", name="Dark").click()
        reader.wait_for_selector('html[data-theme="dark"]')
        reader.goto("/design/")
        assert reader.get_attribute("html", "data-theme") == "dark"
        assert reader.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
        reader.get_by_role("button", name="Follow the system").click()
        reader.wait_for_selector("html:not([data-theme])")


def test_the_zone_of_the_browser_is_used_from_the_second_page_on(visit):
    reader = visit.page(zone="Asia/Tokyo")
    reader.goto("/")
    reader.goto("/design/")
    assert "Times are Asia/Tokyo." in reader.inner_text(".footer")
    assert "Fri 4 Dec, 01:00" in reader.locator("#money .clock").first.inner_text()


def test_menus_close_by_escape_and_by_a_press_elsewhere(visit, marit):
    reader = visit.page()
    sign_in(reader, marit.email)
    menu = reader.locator("details.menu").last
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    assert violations(reader) == []
    reader.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    menu.locator("summary").click()
    reader.mouse.click(300, 600)
    assert menu.get_attribute("open") is None


def test_the_search_key_goes_to_the_search_field(visit):
    reader = visit.page()
    reader.goto("/design/")
    reader.evaluate("document.querySelector('#forms [type=search]').dataset.shortcut = '/'")
    reader.keyboard.press("/")
    assert reader.evaluate("document.activeElement.type") == "search"
    reader.keyboard.press("/")
    assert reader.input_value("#forms [type=search]") == "/"


def test_a_confirmation_opens_as_a_dialog_and_without_scripts_as_a_page(visit):
    reader = visit.page()
    reader.goto("/design/")
    reader.get_by_role("link", name="Open a dialog").click()
    dialog = reader.locator("dialog[open]")
    dialog.wait_for()
    assert reader.url.endswith("/design/")
    assert dialog.locator("#dialog-title").inner_text().startswith("Release")
    assert violations(reader) == []
    dialog.get_by_role("link", name="Go back").click()
    assert reader.locator("dialog[open]").count() == 0

    plain = visit.page(scripts=False)
    plain.goto("/design/")
    plain.get_by_role("link", name="Open a dialog").click()
    plain.wait_for_url("**/design/confirm/")
    assert plain.locator("h1, h2#dialog-title").first.is_visible()
    plain.get_by_role("link", name="Go back").click()
    plain.wait_for_url("**/design/**")


def test_one_more_row_without_scripts_keeps_what_was_written(visit):
    plain = visit.page(scripts=False)
    plain.goto("/design/")
    plain.fill("#f-steps-0-title", "Draft")
    plain.get_by_role("button", name="Add a milestone").click()
    plain.wait_for_selector("#f-steps-1-title")
    assert plain.input_value("#f-steps-0-title") == "Draft"


def test_names_of_chosen_files_are_shown(visit):
    reader = visit.page()
    reader.goto("/design/")
    reader.set_input_files("#f-files", {"name": "handbook.pdf", "mimeType": "application/pdf", "buffer": b"x" * 2000})
    assert re.search(r"handbook\.pdf\s*2 kB", reader.locator("[data-drop-list]").inner_text())


def test_a_passkey_is_added_and_signs_in_alone(visit, marit):
    reader = visit.page()
    if "127.0.0.1" in visit.base:
        pytest.skip("passkeys need a name: the live server stands on an address")
    keys = reader.context.new_cdp_session(reader)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    sign_in(reader, marit.email)
    reader.goto("/account/2fa/webauthn/add/")
    reader.fill("#id_password", PASSWORD)
    reader.get_by_role("button", name="Go on").click()
    reader.wait_for_url("**/webauthn/add/")
    reader.fill("input[name=name]", "Laptop")
    reader.check("input[name=passwordless]")
    reader.get_by_role("button", name="Add the key").click()
    reader.wait_for_url("**/recovery-codes/**")
    reader.goto("/account/logout/")
    reader.locator("main").get_by_role("button", name="Sign out").click()
    reader.wait_for_url(lambda url: "logout" not in url)
    reader.goto("/account/login/")
    reader.get_by_role("button", name="Use a passkey").click()
    reader.wait_for_url(lambda url: "/account/" not in url)
    assert "Marit de Boer" in reader.content()


def test_paper_shows_no_controls(visit):
    reader = visit.page()
    reader.goto("/design/")
    reader.emulate_media(media="print")
    assert not reader.locator(".masthead").is_visible()
    assert not reader.locator(".footer").is_visible()
    assert reader.locator("main .button:visible").count() == 0


def test_a_right_to_left_page_holds_together(visit):
    for width in (360, 1440):
        reader = visit.page(width=width)
        reader.goto("/design/")
        reader.evaluate("document.documentElement.dir = 'rtl'")
        assert overflow(reader) <= 0
        keep(reader, f"design-rtl-{width}")
