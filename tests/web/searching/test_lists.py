"""The lists of providers and packages: whatever stands in the address, filters with counts, feeds, what engines
read."""

import json
import re
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.test import Client

from anyshore.catalogue.queries import shelf
from anyshore.kit.ids import new_id
from anyshore.sourcing.models import SavedSearch
from tests.catalogue.packages import HELP, LOGO, on_sale, seller, theme_on_sale
from tests.sourcing.world import client
from tests.web.searching.test_pages import HOSTILE, entries, reader

pytestmark = pytest.mark.django_db

NAMES = (
    "q", "category", "skill", "shore", "country", "language", "level", "hours", "rate", "standing", "free", "who",
    "verified", "kind", "price", "days", "tiers", "currency", "sort", "after", "least",
)  # fmt: skip
VALUES = (
    "", "-1", "0", "9" * 400, "1e308", "NaN", "\u0663\u0663", "\u062a\u0635\u0645\u064a\u0645 \u0634\u0639\u0627\u0631", "x" * 10_000,
    "' OR 1=1 --", "<script>alert(1)</script>", "%25%00", "{{ 7 * 7 }}", "../../etc/passwd", "1.2." + "0" * 32,
    "999999999999999999.999999999999999999." + "f" * 32, "2026-01-01T00:00:00+00:00_" + "0" * 32, "None", "\U0001f600", "a|b&c:*!",
)  # fmt: skip
LISTS = (
    "/providers/",
    "/packages/",
    "/requests/",
    "/providers/feed.json",
    "/packages/feed.rss",
    "/requests/feed.atom",
)


@pytest.fixture
def there(db):
    owner = seller(name="Atelier Kade")
    on_sale(owner)
    theme_on_sale(owner)


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:12])
def test_every_filter_set_to_nonsense_has_a_clear_answer(value):
    browser = reader(client())
    everything = urlencode(dict.fromkeys(NAMES, value))
    for path in LISTS:
        assert browser.get(f"{path}?{everything}").status_code == 200, path
        assert Client().get(f"{path}?{urlencode({'q': value, 'sort': 'new', 'after': value})}").status_code == 200, (
            path
        )


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("name", NAMES)
def test_one_filter_set_twice_and_with_a_zero_byte_is_answered(name):
    for path in LISTS[:3]:
        assert Client().get(f"{path}?{name}=a&{name}=b").status_code == 200
        assert Client().get(f"{path}?{name}=a%00b").status_code == 400


@pytest.mark.usefixtures("there")
def test_providers_are_narrowed_counted_and_led_out_again():
    page = Client().get("/providers/").content.decode()
    assert "Atelier Kade" in page
    assert 'value="PT"' in page
    assert "Portugal (1)" in page
    none = Client().get("/providers/?country=IN&verified=yes").content.decode()
    assert "Nobody fits all of this" in none
    assert 'href="/providers/?verified=yes"' in none
    assert "/searches/new/?among=providers&amp;country=IN&amp;verified=yes" in none
    part = Client().get("/providers/?country=PT", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="found"')


@pytest.mark.usefixtures("there")
def test_while_the_index_is_built_the_page_says_so(monkeypatch):
    monkeypatch.setattr(shelf, "index", lambda: None)
    page = Client().get("/providers/").content.decode()
    assert "Atelier Kade" in page
    assert "still reading the profiles" in page
    assert "(1)" not in page


@pytest.mark.usefixtures("there")
def test_packages_are_narrowed_counted_and_led_out_again():
    page = Client().get("/packages/?kind=product").content.decode()
    assert "A theme for web shops" in page
    assert "A logo in a week" not in page
    none = Client().get("/packages/?kind=hours&country=PT").content.decode()
    assert "No package fits all of this" in none
    assert 'href="/packages/?country=PT"' in none
    assert "2 without it" in none


def test_a_search_among_packages_is_kept_and_leads_back():
    door = reader(client())
    where = "/searches/new/?among=packages&kind=product&price=100&currency=EUR"
    assert door.post(where, {"_key": str(new_id()), "name": "Themes", "every": "day"}).status_code == 303
    assert SavedSearch.objects.get().among == "packages"
    assert "/packages/?currency=EUR&amp;kind=product&amp;price=100" in door.get("/searches/").content.decode()


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_packages_are_a_feed(form):
    owner = seller()
    made = on_sale(owner)
    theme_on_sale(owner)
    answer = Client().get(f"/packages/feed.{form}?kind=service")
    where = f"http://localhost:8000/packages/{made.slug}/"
    assert [(one["id"], one["link"]) for one in entries(form, answer)] == [(where, where)]
    unchanged = Client().get(f"/packages/feed.{form}?kind=service", headers={"If-None-Match": answer.headers["ETag"]})
    assert unchanged.status_code == 304


def told(path: str):
    page = Client().get(path).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(blocks) == 1
    return json.loads(blocks[0])


def test_a_package_is_a_service_or_a_product_with_an_offer_for_each_tier():
    owner = seller(name=HOSTILE)
    made = (on_sale(owner, LOGO), theme_on_sale(owner), on_sale(owner, HELP))
    service, product, hours = (told(f"/packages/{one.slug}/") for one in made)
    assert [one["@type"] for one in (service, product, hours)] == ["Service", "Product", "Service"]
    assert service["provider"]["name"] == product["brand"]["name"] == HOSTILE
    assert [(one["@type"], one["price"], one["priceCurrency"]) for one in service["offers"]] == [
        ("Offer", "200.00", "EUR"),
        ("Offer", "480.00", "EUR"),
    ]


def test_packages_stand_in_the_list_for_engines():
    made = on_sale(seller())
    root = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    found = [one.text.partition("//")[2].partition("/")[2] for one in root.iter() if one.tag.endswith("loc")]
    assert f"packages/{made.slug}/" in found
    assert {"packages/", "providers/"} <= set(found)
