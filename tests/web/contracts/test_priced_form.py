"""Units and fixed days in the forms of an offer, a counter-offer, a suggestion, and in the comparison of versions."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import current_content
from anyshore.web.forms import Form, Rate
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, offered, text

pytestmark = pytest.mark.django_db

WORDS = {
    "units-0-name": "Translation into German", "units-0-unit": "word", "units-0-price": "0.0825",
    "units-0-every": "month", "units-0-expected": "20000", "units-0-least": "5000", "units-0-most": "60000",
}  # fmt: skip
FEE = {
    "dated-0-what": "Licence", "dated-0-amount": "99", "dated-0-first_on": "2027-01-01", "dated-0-every": "quarter",
    "dated-0-objecting": "10",
}  # fmt: skip


def _content(path: str):
    return current_content(Agreement.objects.get(number=int(path.strip("/").rpartition("/")[2])))


def test_units_and_days_are_offered_without_a_milestone_countered_and_compared():
    scene = offered()
    reader, other = browser(scene.client), browser(scene.provider)
    fields = fields_of(text(reader.get("/contracts/new/"))) | {"other": "kulkarni-design", "title": "Words"}
    fields |= WORDS | FEE
    assert "Choose the day from which hours and units count" in text(reader.post("/contracts/new/", fields))
    done = reader.post("/contracts/new/", fields | {"starts_on": "2026-12-01"})
    assert done.status_code == 303, text(done)
    path = done["Location"]
    lines = _content(path).lines
    assert (lines.units[0].rate_parts, lines.units[0].least, lines.dated[0].object_days) == (82_500, 5_000, 10)
    seen = text(reader.get(path))
    assert "Translation into German at EUR 0.0825 per word, at most 60,000 a month" in seen
    fields = fields_of(text(other.get(f"{path}counter/")))
    assert fields["units-0-price"] == "0.0825"
    changed = fields | {"units-0-price": "0.085", "dated-0-amount": "120"}
    assert other.post(f"{path}counter/", changed).status_code == 303
    assert _content(path).lines.units[0].rate_parts == 85_000
    seen = text(reader.get(f"{path}versions/"))
    assert "Paid by the count, line 1" in seen
    assert "Due on fixed days, line 1" in seen
    assert "0.085" in seen


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"units-0-most": "100"}, "at most is less than expected"),
        ({"dated-0-first_on": ""}, "choose the first day on which it is due"),
        ({"dated-0-until_on": "2026-12-31"}, "it ends before the first day"),
        ({"units-0-price": "0"}, "Write a rate above zero"),
        ({"units-0-price": "0.0000001"}, "Write the sum in digits, like"),
    ],
)
def test_what_rows_cannot_be_is_said(fields: dict[str, str], said: str):
    scene = offered()
    reader = browser(scene.client)
    given = fields_of(text(reader.get("/contracts/new/"))) | {"other": "kulkarni-design", "title": "Words"}
    given |= {"starts_on": "2026-12-01"} | WORDS | FEE | fields
    assert said in text(reader.post("/contracts/new/", given))


def test_a_line_is_suggested_and_changed():
    scene = offered()
    reader = browser(scene.provider)
    assert "Suggest something that is counted" not in text(reader.get(f"{scene.path}negotiate/"))
    fields = fields_of(text(reader.get(f"{scene.path}negotiate/suggest/?row=dated.%2B")))
    fields |= {name.removeprefix("dated-0-"): value for name, value in FEE.items()}
    assert reader.post(f"{scene.path}negotiate/suggest/?row=dated.%2B", fields).status_code == 303
    assert "every quarter from" in text(reader.get(f"{scene.path}negotiate/"))


def test_the_price_of_one_is_suggested_anew():
    scene = offered()
    client, provider = browser(scene.client), browser(scene.provider)
    fields = fields_of(text(client.get("/contracts/new/"))) | {"other": "kulkarni-design", "title": "Words"}
    path = client.post("/contracts/new/", fields | WORDS | {"starts_on": "2026-12-01"})["Location"]
    assert "Suggest something that is counted" in text(provider.get(f"{path}negotiate/"))
    where = f"{path}negotiate/suggest/?row=units.1"
    given = fields_of(text(provider.get(where)))
    assert given["price"] == "0.0825"
    assert provider.post(where, given | {"price": "0.09"}).status_code == 303
    assert "EUR\N{NO-BREAK SPACE}0.09" in text(provider.get(f"{path}negotiate/"))


@pytest.mark.parametrize(
    ("written", "parts"), [("0.08", 80_000), ("0.0825", 82_500), ("1,012", 1_012_000_000), ("0.000001", 1)]
)
def test_a_rate_is_read_exactly(written: str, parts: int):
    class One(Form):
        price = Rate("Price", currency="EUR")

    form = One(RequestFactory().post("/", {"price": written}))
    form.accepted()
    assert form.values["price"] == parts


PAST = "A first day is in the past."


def _hidden(seen: str) -> bool:
    """Whether the form holds back what it says of a first day in the past."""
    before = seen.partition(PAST)[0]
    return before.rindex("<div hidden>") > before.rindex("data-begun-before") if "<div hidden>" in before else False


@pytest.mark.parametrize("past", [{"starts_on": "2026-09-14"}, {"dated-0-first_on": "2026-11-23"}])
def test_a_first_day_in_the_past_is_taken_and_both_are_told_before_they_sign(past: dict[str, str]):
    scene = offered()
    reader, other = browser(scene.client), browser(scene.provider)
    new = text(reader.get("/contracts/new/"))
    assert _hidden(new)
    fields = fields_of(new) | {"other": "kulkarni-design", "title": "Words", "starts_on": "2026-12-01"} | WORDS | FEE
    assert not _hidden(text(reader.post("/contracts/new/", fields | past | {"units-0-price": "0"})))
    done = reader.post("/contracts/new/", fields | past)
    assert done.status_code == 303, text(done)
    assert PAST in text(other.get(f"{done['Location']}sign/"))
    assert not _hidden(text(other.get(f"{done['Location']}counter/")))
    again = fields_of(text(reader.get("/contracts/new/")))
    again |= {"other": "kulkarni-design", "title": "More", "starts_on": "2026-12-01"} | WORDS | FEE
    later = reader.post("/contracts/new/", again)
    assert PAST not in text(other.get(f"{later['Location']}sign/"))


def test_a_row_that_is_added_says_how_it_is_counted():
    scene = offered()
    reader = browser(scene.client)
    given = fields_of(text(reader.get("/contracts/new/"))) | {"_add": "units"}
    grown = fields_of(text(reader.post("/contracts/new/", given)))
    assert (grown["units-0-every"], grown["units-0-least"]) == ("month", "0")
    sent = grown | {"other": "kulkarni-design", "title": "Words"} | {"starts_on": "2026-12-01"} | WORDS | FEE
    more = fields_of(text(reader.post("/contracts/new/", sent | {"_add": "units"})))
    assert more["units-1-every"] == "month"
    done = reader.post("/contracts/new/", more)
    assert done.status_code == 303, text(done)
    assert len(_content(done["Location"]).lines.units) == 1
