"""Forms turn what was posted into typed values, or say what to do."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.money import Money
from anyshore.web import forms

FACTORY = RequestFactory()


class Row(forms.Form):
    title = forms.Text("Title", max_length=20)
    price = forms.Amount("Price", currency="EUR")
    kind = forms.Choice("Kind", options=[("a", "A"), ("b", "B")], required=False)


class Everything(forms.Form):
    title = forms.Text("Title", max_length=20)
    text = forms.LongText("Text", required=False)
    email = forms.Email("Address", required=False)
    url = forms.Url("Link", required=False)
    days = forms.Integer("Days", min=1, max=30, required=False)
    fee = forms.Percent("Fee", required=False)
    currency = forms.Choice("Currency", options=[("EUR", "Euro"), ("JPY", "Yen")], required=False)
    price = forms.Amount("Price", currency_from="currency", required=False)
    due_on = forms.Day("Due", required=False)
    starts_at = forms.Instant("Start", required=False)
    lines = forms.Lines("Criteria", required=False)
    skills = forms.Choices("Skills", options=[("css", "CSS"), ("svg", "SVG")], required=False)
    agree = forms.Flag("Agree", required=False)
    files = forms.Files("Files", required=False)
    subject = forms.Hidden(forms.Id(required=False))
    rows = forms.Group(Row, label="Rows", min=0, max=3)


def sent(form=Everything, **posted):
    return form(FACTORY.post("/", {"title": "T", **posted}))


def test_an_unsent_form_is_not_accepted_and_has_a_key():
    form = Everything(FACTORY.get("/"), initial={"title": "Logo", "price": Money(20_000, "EUR"), "currency": "EUR"})
    assert not form.accepted()
    assert UUID(form.key)
    assert form.title.value == "Logo"
    assert form.price.value == "200.00"
    assert form.summary == []


def test_the_key_of_a_sent_form_is_kept():
    assert sent(_key="k" * 12).key == "k" * 12


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("title", "  Logo ", "Logo"),
        ("text", "a\r\nb\rc", "a\nb\nc"),
        ("email", "Marit@example.org", "Marit@example.org"),
        ("url", "https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("days", "30", 30),
        ("fee", "1.5", 150),
        ("fee", "2,25 %", 225),
        ("due_on", "2026-12-18", date(2026, 12, 18)),
        ("lines", "one\n\n two ", ["one", "two"]),
        ("skills", ["svg", "css", "svg"], ["svg", "css"]),
        ("agree", "on", True),
        ("days", "", None),
        ("text", "", ""),
        ("lines", "", []),
        ("skills", [], []),
        ("agree", "", False),
    ],
)
def test_what_a_field_understands(field, text, value):
    form = sent(**{field: text})
    assert form.accepted(), form.errors
    assert form.values[field] == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", ""), ("title", "x" * 21), ("title", "a\x00b"), ("title", "a\u2028b"), ("title", "a\nb"),
        ("text", "a\x0bb"), ("email", "nobody"), ("url", "javascript:alert(1)"), ("url", "//example.org"),
        ("url", "https://"), ("url", "http://[::1"), ("days", "0"), ("days", "31"), ("days", "1.0"), ("days", "١٢"),
        ("days", "1e3"), ("fee", "1.555"), ("fee", "-1"), ("fee", "101"), ("currency", "USD"),
        ("due_on", "18.12.2026"), ("due_on", "2026-02-30"), ("starts_at", "tomorrow"), ("skills", ["java"]),
        ("subject", "not-an-id"),
    ],
)  # fmt: skip
def test_what_a_field_refuses(field, text):
    form = sent(**{field: text})
    assert not form.accepted()
    assert list(form.errors) == [field]
    assert getattr(form, field).error == form.errors[field]


@pytest.mark.parametrize(
    "text", ["1,00", "1e3", "-1", "0", "1.005", "١2", "1.000,00", "€€ 5", "€ 5 €", "€", "01.00", "NaN", "9" * 20]
)
def test_an_amount_refuses_what_it_does_not_understand(text):
    form = sent(currency="EUR", price=text)
    assert list(form.errors) == ["price"]
    assert form.price.values == [text]


@pytest.mark.parametrize(
    ("currency", "text", "minor"), [("EUR", "200", 20_000), ("EUR", "1 250.5", 125_050), ("JPY", "500", 500)]
)
def test_an_amount_is_exact(currency, text, minor):
    assert sent(currency=currency, price=text).values["price"] == Money(minor, currency)


TOLD = {
    "0": "Write a sum of EUR\u00a00.01 or more",
    "-5": "Write a sum of EUR\u00a00.01 or more",
    "−5.00 €": "Write a sum of EUR\u00a00.01 or more",
    "1.005": "EUR has 2 decimals: write no more",
    "9" * 20: "Write a sum of at most EUR\u00a01,000,000,000,000.00",
    "1000000000000.01": "Write a sum of at most EUR\u00a01,000,000,000,000.00",
    "9" * 14 + ".99": "Write a sum of at most EUR\u00a01,000,000,000,000.00",
    "01.00": "Write the sum in digits, like 1250.00",
    "two hundred": "Write the sum in digits, like 1250.00",
    "--5": "Write the sum in digits, like 1250.00",
    "$ 5": "“$” is the sign of several currencies: choose the one you mean",
    "GBP 5": "You chose EUR and wrote GBP: make them the same",
}


@pytest.mark.parametrize(("text", "words"), TOLD.items())
def test_an_amount_says_what_is_wrong_with_it(text, words):
    assert sent(currency="EUR", price=text).errors == {"price": words}


def test_a_currency_without_decimals_says_so():
    assert sent(currency="JPY", price="5.00").errors == {"price": "JPY has no decimals: write a whole sum"}


SIGNED = ["€ 200", "200 EUR", "EUR 200", "200 €", "€200", "200\u00a0€", "eur 200.00"]


@pytest.mark.parametrize("text", SIGNED)
@pytest.mark.parametrize("chosen", ["EUR", ""])
def test_a_sum_may_be_written_with_its_currency(text, chosen):
    form = sent(currency=chosen, price=text)
    assert form.accepted(), form.errors
    assert form.values["price"] == Money(20_000, "EUR")
    assert form.values["currency"] == "EUR"


def test_a_written_currency_replaces_one_that_nobody_chose():
    first = {"currency": "JPY"}
    form = Everything(FACTORY.post("/", {"title": "T", "currency": "JPY", "price": "€ 200"}), initial=first)
    assert form.values["price"] == Money(20_000, "EUR")
    assert form.values["currency"] == "EUR"
    form = Everything(FACTORY.post("/", {"title": "T", "currency": "EUR", "price": "¥ 200"}), initial=first)
    assert form.errors == {"price": "“¥” is the sign of several currencies: choose the one you mean"}
    form = Everything(FACTORY.post("/", {"title": "T", "currency": "JPY", "price": "¥ 200"}), initial=first)
    assert form.values["price"] == Money(200, "JPY")
    form = Everything(FACTORY.post("/", {"title": "T", "currency": "JPY", "price": "£ 200"}), initial=first)
    assert form.errors == {"price": "GBP cannot be chosen here"}


def test_a_sum_of_a_currency_that_stands_must_be_in_it():
    row = {"rows-0-title": "A", "rows-0-price": "5 €", "rows-1-title": "B", "rows-1-price": "$5"}
    form = sent(**row)
    assert [one.errors for one in form.rows.rows] == [{}, {"price": "This sum is in EUR, not in $"}]


def test_an_amount_needs_its_currency():
    assert "price" in sent(price="5.00").errors


@given(st.integers(0, 10_000))
def test_percentages_come_back(bps):
    field = forms.Percent("Fee")
    assert field.parsed(field.shown(bps)[0], None) == bps


def test_an_instant_is_read_in_the_readers_zone():
    with timezone.override("Europe/Amsterdam"):
        form = sent(starts_at="2026-12-18T17:00")
        assert form.values["starts_at"] == datetime(2026, 12, 18, 16, 0, tzinfo=UTC)
        again = Everything(FACTORY.get("/"), initial={"starts_at": form.values["starts_at"]})
        assert again.starts_at.value == "2026-12-18T17:00"


def test_files_are_handed_over_and_limited(settings):
    settings.ANYSHORE_FILE_MAX_BYTES = 10
    request = FACTORY.post("/", {"title": "T", "files": [SimpleUploadedFile("a.txt", b"short")]})
    form = Everything(request)
    assert [file.name for file in form.values["files"]] == ["a.txt"]
    request = FACTORY.post("/", {"title": "T", "files": [SimpleUploadedFile("a.txt", b"longer than ten")]})
    assert "files" in Everything(request).errors
    assert Everything(request).multipart


def test_a_hidden_id():
    thing = uuid4()
    assert sent(subject=str(thing)).values["subject"] == thing


def test_rows_are_read_and_empty_ones_left_out():
    form = sent(**{
        "rows-0-title": "Draft", "rows-0-price": "10.00", "rows-0-kind": "a",
        "rows-1-title": "", "rows-1-price": "", "rows-1-kind": "a",
        "rows-2-title": "Final", "rows-2-price": "20.00",
    })  # fmt: skip
    assert form.accepted(), form.errors
    assert [row["title"] for row in form.values["rows"]] == ["Draft", "Final"]
    assert form.values["rows"][1]["price"] == Money(2000, "EUR")


def test_a_wrong_row_is_marked_and_a_blank_one_is_not():
    form = sent(**{"rows-0-title": "Draft", "rows-0-price": "x", "rows-1-title": "", "rows-1-price": ""})
    assert list(form.errors) == ["rows"]
    wrong, blank = form.rows.rows
    assert list(wrong.errors) == ["price"]
    assert not blank.errors


def test_too_many_rows_are_refused():
    assert "rows" in sent(**{f"rows-{n}-{k}": v for n in range(5) for k, v in (("title", "T"), ("price", "1"))}).errors
    assert sent(**{"rows-999-title": "T", "rows-999-price": "1"}).rows.rows.__len__() <= 4


def test_one_more_row_can_be_asked_for_without_scripts():
    form = sent(**{"rows-0-title": "Draft", "rows-0-price": "bad", "_add": "rows"})
    assert form.growing
    assert not form.accepted()
    assert form.summary == []
    assert [row.title.value for row in form.rows.rows] == ["Draft", ""]


def test_a_form_may_compare_its_answers():
    class Compared(Everything):
        def check(self, values):
            if values["days"] == 13:
                self.error("days", "Choose another")

    assert sent(Compared, days="13").errors == {"days": "Choose another"}
    assert sent(Compared, days="12").accepted()


def test_a_refusal_stands_at_its_field_or_above_the_form():
    form = sent()
    form.refuse(Invalid(field="title", reason="empty"))
    assert "title" in form.errors
    other = sent()
    other.refuse(Refused())
    assert other.summary[0][0] == ""
    assert not other.accepted()


def test_the_summary_links_to_the_fields():
    form = sent(title="", days="x")
    assert [where for where, _text in form.summary] == ["f-title", "f-days"]
    assert form.summary[0][1].startswith("Title: ")


def test_a_field_may_not_take_a_name_of_the_form():
    with pytest.raises(TypeError, match="values"):
        type("Bad", (forms.Form,), {"values": forms.Text("x")})


def test_a_form_read_from_the_address():
    form = Everything(FACTORY.get("/?title=T&days=5"), get=True)
    assert form.accepted()
    assert form.values["days"] == 5
    fresh = Everything(FACTORY.get("/"), get=True, initial={"title": "Logo"})
    assert fresh.title.value == "Logo"
