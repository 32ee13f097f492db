"""Pages of finding: filters in the address, kept searches, the link that stops them, feeds, and what engines read."""

import json
import re
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client

from anyshore.kit.ids import new_id
from anyshore.parties.models import User
from anyshore.sourcing.actions.save_search import save_search
from anyshore.sourcing.models import SavedSearch
from anyshore.sourcing.queries.searches import STOP
from tests.factories import do
from tests.sourcing.actions.test_save_search import GIVEN
from tests.sourcing.world import client, posted, provider

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOSTILE = "Logo </script><script>alert(1)</script> & “more”"


def reader(actor) -> Client:
    made = Client()
    made.force_login(User.objects.get(pk=actor.person_id), backend=BACKEND)
    return made


@pytest.mark.django_db
def test_filters_stand_in_the_address_and_lead_out_again():
    posted()
    page = Client().get("/requests/?category=logo-design&unit=project").content.decode()
    assert "No open request fits all of this" in page
    assert 'href="/requests/?category=logo-design"' in page
    assert "1 without it" in page
    assert "Logo for a bakery" in Client().get("/requests/?category=logo-design").content.decode()
    assert Client().get("/requests/?hours=9&shore=moon&after=zzz_&least=x&sort=up").status_code == 200


@pytest.mark.django_db
def test_a_search_is_kept_changed_and_stopped():
    actor = provider()
    door = reader(actor)
    assert "You keep no search" in door.get("/searches/").content.decode()
    where = "/searches/new/?among=requests&q=logo&after=zzz"
    assert door.get(where).status_code == 200
    sent = door.post(where, {"_key": str(new_id()), "name": "Logos", "every": "day"})
    assert (sent.status_code, sent.headers["Location"]) == (303, "/searches/")
    kept = SavedSearch.objects.get()
    assert kept.query == "q=logo"
    again = door.post(where, {"_key": str(new_id()), "name": "Logos", "every": "day"})
    assert again.status_code == 422
    assert "You keep this search already" in again.content.decode()
    door.post(f"/searches/{kept.id}/", {"_key": str(new_id()), "name": "Every logo", "every": "week"})
    assert "Every logo" in door.get("/searches/").content.decode()
    assert reader(provider("Another")).get(f"/searches/{kept.id}/").status_code == 404
    door.post(f"/searches/{kept.id}/stop/", {"_key": str(new_id())})
    assert not SavedSearch.objects.exists()


@pytest.mark.django_db
def test_a_link_in_a_mail_stops_it_without_signing_in():
    kept = do(save_search, provider(), **GIVEN)
    path = f"/searches/stop/{STOP.sign(kept.id.hex)}/"
    stranger = Client(enforce_csrf_checks=True)
    assert "Stop these mails?" in stranger.get(path).content.decode()
    assert SavedSearch.objects.exists()
    assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not SavedSearch.objects.exists()
    assert "These mails have stopped" in stranger.get(path).content.decode()
    assert stranger.get(f"/searches/stop/{kept.id.hex}:forged/").status_code == 404


def entries(form: str, answer) -> list[dict[str, str]]:
    """What a feed reader reads: id, link and title of each entry."""
    if form == "json":
        told = json.loads(answer.content)
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        return [{"id": one["id"], "link": one["url"], "title": one["title"]} for one in told["items"]]
    feed = feedparser.parse(answer.content, response_headers={"content-type": answer.headers["Content-Type"]})
    assert (feed.version, feed.bozo) == ({"rss": "rss20", "atom": "atom10"}[form], False)
    return [{"id": one.id, "link": one.link, "title": one.title} for one in feed.entries]


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_every_search_is_a_feed_of_what_is_public(form):
    request, _ = posted(title=HOSTILE)
    posted(visibility="invited", title="A secret")
    posted(title="Translation of a manual into German")
    answer = Client().get(f"/requests/feed.{form}?q=logo")
    where = f"http://localhost:8000/requests/{request.number}/"
    assert [(one["id"], one["link"]) for one in entries(form, answer)] == [(where, where)]
    unchanged = Client().get(f"/requests/feed.{form}?q=logo", headers={"If-None-Match": answer.headers["ETag"]})
    assert unchanged.status_code == 304
    own = reader(client()).get(f"/requests/feed.{form}?q=secret")
    assert entries(form, own) == []
    assert Client().get("/requests/feed.exe").status_code == 404
    assert entries(form, Client().get(f"/providers/feed.{form}")) == []


@pytest.mark.django_db
def test_a_public_request_is_a_job_posting_and_no_title_ends_the_block():
    request, owner = posted(title=HOSTILE)
    page = Client().get(f"/requests/{request.number}/").content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    told = json.loads(blocks[0])
    assert len(blocks) == 1
    assert (told["@type"], told["title"]) == ("JobPosting", HOSTILE)
    assert {"description", "datePosted", "validThrough", "hiringOrganization", "jobLocation"} <= told.keys()
    assert f'rel="canonical" href="http://localhost:8000/requests/{request.number}/"' in page
    hidden, _ = posted(owner, visibility="invited")
    assert "ld+json" not in reader(owner).get(f"/requests/{hidden.number}/").content.decode()


@pytest.mark.django_db
def test_engines_are_told_what_is_public():
    shown, owner = posted()
    hidden, _ = posted(owner, visibility="invited")
    root = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    found = {one.text.partition("//")[2].partition("/")[2] for one in root.iter() if one.tag.endswith("loc")}
    assert f"requests/{shown.number}/" in found
    assert f"requests/{hidden.number}/" not in found
    robots = Client().get("/robots.txt").content.decode()
    assert "Sitemap: http" in robots
    assert "Disallow: /account/" in robots
