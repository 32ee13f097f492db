"""A comparison with the market on the pages of both sides: announced, drafted, answered, reported."""

from __future__ import annotations

import csv
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.models import Benchmark
from anyshore.parties.rules import Role
from tests.contracts.benchmark_world import CLAUSE, announced, comparing
from tests.factories import make_organisation, member_actor
from tests.payments.retainers import Retained
from tests.web.contracts.scenes import browser, now, post, running, text

pytestmark = pytest.mark.django_db


def plain(page: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", page).replace("\xa0", " ")


def deal() -> Retained:
    """Signed forty days ago: the first comparison may be made since ten days."""
    begun = now() - timedelta(days=40)
    return comparing(at=begun, starts_on=begun.date(), end_on=(now() + timedelta(days=400)).date())


def path_of(made: Retained) -> str:
    return f"/contracts/{made.agreement.number}/comparison/"


def test_from_the_announcement_to_the_report():
    made = deal()
    buyer, worker, path = browser(made.client), browser(made.provider), path_of(made)
    page = plain(text(buyer.get(path)))
    assert "The prices may be compared now" in page
    assert "A price at most 5 % above the market stays." in page
    assert f'href="{path}"' in text(worker.get(path.removesuffix("comparison/")))
    ticked = {"expert": "Ines <Marktler>", "independent": "on"}
    assert "Tick this to go on" in text(post(buyer, f"{path}new/", **ticked))
    assert post(buyer, f"{path}new/", **ticked, neutral="on").status_code == 303
    one = f"{path}{Benchmark.objects.get().pk}/"
    assert "That cannot be done as it stands now." in text(buyer.get(f"{one}report/"))
    assert post(buyer, f"{one}draft/", words="").status_code == 422
    sent = SimpleUploadedFile("draft.txt", b"The market asks 2,000.")
    assert post(buyer, f"{one}draft/", words="", files=sent).status_code == 303
    assert "Read the draft of the comparison" in text(worker.get("/today/"))
    assert "You may answer to the draft" in text(worker.get(path.removesuffix("comparison/")))
    page = text(worker.get(path))
    (link,) = re.findall(r'href="(/files/[^"]+)"', page)
    assert worker.get(link).status_code == 200
    assert browser(make_organisation()[1]).get(link).status_code == 404
    assert post(worker, f"{one}answer/", words="Our nights are not in it.").status_code == 303
    assert "Read the draft of the comparison" not in text(worker.get("/today/"))
    assert "Our nights are not in it." in text(buyer.get(path))
    assert "You pay EUR 3,100.00" in plain(text(buyer.get(f"{one}report/")))
    assert post(buyer, f"{one}report/", p0="").status_code == 422
    assert post(buyer, f"{one}report/", p0="2,000.00").status_code == 303
    page = plain(text(worker.get(path)))
    assert "EUR 3,100.00" in page
    assert "EUR 2,100.00" in page
    assert "What is signed is never edited" in page
    assert "The next comparison may be made on" in page
    assert "Lower the prices" in text(worker.get(f"/contracts/{made.agreement.number}/duties/"))
    assert post(buyer, f"{one}report/", p0="2,000.00").status_code == 422
    trail = plain(text(buyer.get(f"/contracts/{made.agreement.number}/")))
    assert "had the prices compared with the market by Ines &lt;Marktler&gt;" in trail
    head, line = list(csv.reader(text(worker.get(path[:-1] + ".csv")).lstrip("\ufeff").splitlines()))
    row = dict(zip(head, line, strict=True))
    assert [row[name] for name in ("expert", "price_of", "agreed", "market", "adjusted", "currency")] == [
        "Ines <Marktler>", "month", "3100.00", "2000.00", "2100.00", "EUR",
    ]  # fmt: skip


def test_before_its_day_the_page_says_when_and_refuses():
    scene = running(clauses=[CLAUSE])
    buyer, path = browser(scene.client), f"{scene.path}comparison/"
    assert "This contract has no price that goes on" in plain(text(buyer.get(path)))
    made = comparing()
    buyer, path = browser(made.client), path_of(made)
    assert "may be made on 24 Dec 2026 at the earliest" in plain(text(buyer.get(path)))
    given = {"expert": "Ines Marktler", "independent": "on", "neutral": "on"}
    said = post(buyer, f"{path}new/", **given)
    assert (said.status_code, "on 24 Dec 2026 at the earliest" in plain(text(said))) == (422, True)
    assert not Benchmark.objects.exists()


def test_a_contract_that_says_nothing_of_it_has_no_such_page():
    scene = running(unit="task")
    assert browser(scene.client).get(f"{scene.path}comparison/").status_code == 404


def test_only_who_may_compares():
    made = deal()
    one, path = announced(made, now()), path_of(made)
    draft, answer = f"{path}{one.pk}/draft/", f"{path}{one.pk}/answer/"
    member = browser(member_actor(made.client.organisation_id))
    viewer = browser(member_actor(made.provider.organisation_id, Role.VIEWER))
    stranger = browser(make_organisation()[1])
    assert [each.get(path).status_code for each in (member, viewer, stranger)] == [200, 200, 404]
    assert [each.get(draft).status_code for each in (member, browser(made.provider), stranger)] == [403, 403, 404]
    assert [each.get(answer).status_code for each in (viewer, stranger)] == [403, 404]
    assert post(stranger, answer, words="No.").status_code == 404
    assert browser(made.client).get(f"{path}{made.id}/draft/").status_code == 404
