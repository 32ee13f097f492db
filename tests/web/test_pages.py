"""The pages that belong to no stage: home, appearance, errors; and what surrounds every request."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from django.conf import settings
from django.http import Http404
from django.test import Client, override_settings
from django.urls import include, path

from anyshore.kit import errors
from anyshore.kit.actor import ActorKind
from anyshore.kit.lifecycle import Lifecycle
from anyshore.plumbing.actions import Busy
from anyshore.web import middleware, words
from anyshore.web.errors import PAGES
from anyshore.web.icons import icon
from anyshore.web.public.rows import Home
from anyshore.web.rendering import page
from anyshore.web.urls import ROOMS

pytestmark = pytest.mark.django_db
WEB = Path(middleware.__file__).parent


class AlreadyFunded(errors.Refused):
    code = "already_funded"


def raising(error):
    def view(request):
        raise error

    return view


def partial(request):
    return page(request, "public/home.html", block="title", home=Home())


def who(request):
    return page(request, "layouts/error.html", told=PAGES[409], what=request.actor.kind, code=409)


urlpatterns = [
    path("", include(settings.ROOT_URLCONF)),
    path("t/not-found/", raising(errors.NotFound())),
    path("t/missing/", raising(Http404())),
    path("t/forbidden/", raising(errors.Forbidden())),
    path("t/invalid/", raising(errors.Invalid(field="x"))),
    path("t/stale/", raising(errors.Stale())),
    path("t/busy/", raising(Busy(retry_after=2))),
    path("t/other/", raising(AlreadyFunded())),
    path("t/broken/", raising(RuntimeError("secret detail"))),
    path("t/partial/", partial),
    path("t/who/", who),
]
handler400 = "anyshore.web.errors.bad_request"
handler403 = "anyshore.web.errors.forbidden"
handler404 = "anyshore.web.errors.not_found"
handler500 = "anyshore.web.errors.server_error"


@pytest.fixture
def here():
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def body(response) -> str:
    return re.sub(r'(name="(csrfmiddlewaretoken|_key|next)" value=")[^"]*', r"\1", response.content.decode())


@pytest.mark.parametrize(
    ("address", "status"),
    [("not-found", 404), ("missing", 404), ("forbidden", 403), ("invalid", 422), ("stale", 409), ("busy", 503), ("other", 409),
     ("broken", 500)],
)  # fmt: skip
def test_what_went_wrong_is_said_with_its_status(here, address, status):
    response = here.get(f"/t/{address}/")
    assert response.status_code == status
    assert str(PAGES[status].title) in response.content.decode()
    assert "secret detail" not in response.content.decode()
    assert "Traceback" not in response.content.decode()


def test_anothers_thing_and_a_missing_thing_look_the_same(here):
    hidden, missing, nowhere = (body(here.get(where)) for where in ("/t/not-found/", "/t/missing/", "/t/nowhere/"))
    assert hidden == missing == nowhere


def test_a_busy_instance_says_when_to_come_back(here):
    assert here.get("/t/busy/")["Retry-After"] == "2"


def test_a_room_gives_its_refusals_their_words(here, monkeypatch):
    monkeypatch.setattr(words, "_rooms", [({}, {"already_funded": "It is funded. Nothing was moved."})])
    assert "It is funded. Nothing was moved." in here.get("/t/other/").content.decode()


def test_a_part_is_only_given_to_those_who_ask_for_it(here):
    whole = here.get("/t/partial/")
    assert "<!doctype html>" in whole.content.decode()
    assert "HX-Request" in whole["Vary"]
    part = here.get("/t/partial/", headers={"HX-Request": "true"})
    assert part.content.decode() == "Outsource the work, keep the way back"


def test_nobody_is_anonymous(here):
    assert ActorKind.ANONYMOUS in here.get("/t/who/").content.decode()


def test_home_is_there_for_everybody():
    response = Client().get("/")
    assert response.status_code == 200
    assert "Keep the way back" in response.content.decode()


def test_every_answer_carries_its_headers():
    response = Client().get("/")
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_appearance_is_kept_without_scripts(theme):
    client = Client()
    response = client.post("/appearance/", {"theme": theme, "next": "/design/#forms"})
    assert (response.status_code, response["Location"]) == (302, "/design/#forms")
    assert f'data-theme="{theme}"' in client.get("/").content.decode()
    client.post("/appearance/", {"theme": "system"})
    assert "data-theme=" not in client.get("/").content.decode().split("<body>")[0]


@pytest.mark.parametrize(
    "where", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_way_back_stays_here(where):
    assert Client().post("/appearance/", {"theme": "dark", "next": where})["Location"] == "/"


def test_a_forged_theme_is_ignored():
    client = Client()
    client.cookies["theme"] = '"><script>'
    assert "<script>" not in client.get("/").content.decode().split("<head>")[0]


def test_the_readers_zone_is_told_by_the_browser():
    client = Client()
    client.cookies["zone"] = "Asia/Kolkata"
    assert "Times are Asia/Kolkata." in client.get("/").content.decode()
    client.cookies["zone"] = "../../etc/passwd"
    assert "Times are UTC." in client.get("/").content.decode()


def test_the_gallery_shows_every_component_and_its_form_answers():
    client = Client()
    assert client.get("/design/").status_code == 200
    wrong = client.post("/design/", {"title": "", "price": "x"})
    assert wrong.status_code == 422
    assert "answers need a correction" in wrong.content.decode()
    more = client.post("/design/", {"_add": "steps", "title": "Kept", "steps-0-title": "Draft"})
    assert more.status_code == 200
    assert 'name="steps-1-title"' in more.content.decode()
    assert 'value="Kept"' in more.content.decode()


def test_a_sandbox_says_that_its_money_is_play_money(settings):
    assert "play money" in Client().get("/").content.decode()
    settings.ANYSHORE_SANDBOX = False
    assert "play money" not in Client().get("/").content.decode()


def test_a_right_to_left_language_turns_the_page(settings):
    settings.LANGUAGES = [("en", "English"), ("ar", "Arabic")]
    text = Client().get("/", headers={"Accept-Language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in text


def test_zones_are_known_once():
    assert "Europe/Amsterdam" in middleware.available_zones()
    assert middleware.available_zones() is middleware.available_zones()


def test_unknown_states_show_their_name():
    assert words.status_of("nothing", "half_done") == ("Half done", "", "circle-dot")


def lifecycles():
    for domain in sorted(WEB.parent.glob("*/rules*")):
        name = f"anyshore.{domain.parent.name}.rules"
        module = import_module(name)
        parts = iter_modules(module.__path__, f"{name}.") if hasattr(module, "__path__") else ()
        for found in (module, *(import_module(part.name) for part in parts)):
            yield from (value for value in vars(found).values() if isinstance(value, Lifecycle))


def test_every_state_of_every_thing_has_words_and_an_icon():
    known = words.known_states()
    for lifecycle in lifecycles():
        for state in lifecycle.states:
            status = known.get(lifecycle.kind, {}).get(str(state))
            assert status is not None, f"{lifecycle.kind} {state} has no words"
            assert status.tone in {"", "active", "wait", "good", "bad"}
            assert icon(status.icon)


def test_the_words_of_every_room_are_registered():
    rooms = {found.parent.name for found in WEB.glob("*/words.py")}
    text = (WEB / "worded.py").read_text()
    assert {room for room in rooms if f"from anyshore.web.{room} import words" not in text} == set()


def test_every_room_with_addresses_is_served():
    assert sorted(ROOMS) == sorted(found.parent.name for found in WEB.glob("*/urls.py"))


def test_every_refusal_of_every_domain_has_words():
    known = {*words.REFUSALS, *(code for _states, refusals in words._rooms for code in refusals)}
    missing = [
        f"{path.relative_to(WEB.parent)}: {code}"
        for path in sorted(WEB.parent.glob("*/**/*.py"))
        if path.relative_to(WEB.parent).parts[0] not in {"kit", "ledger", "cli", "demo", "jobs"}
        for code in re.findall(r"^    code = \"(\w+)\"", path.read_text(), re.MULTILINE)
        if code not in known
    ]
    assert missing == []


@pytest.mark.parametrize("where", ["/search/?q=%00", "/providers/?q=a%00b", "/mailbox/?q=%00"])
def test_an_address_with_nul_cannot_be_read(where):
    response = Client(raise_request_exception=False).get(where)
    assert response.status_code == 400
    assert str(PAGES[400].title) in response.content.decode()
