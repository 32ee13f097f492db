"""The page on which a side signs: what the signature does, and what the version changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.terms import Payment
from anyshore.insight.queries.contract_versions import version_content
from anyshore.web.contracts.changes import MOST, between
from tests.web.contracts.scenes import browser, offered, text

pytestmark = pytest.mark.django_db

AHEAD = "nothing is funded ahead"


@pytest.mark.parametrize(
    ("payment", "rail", "client", "provider"),
    [
        ("held", "sandbox", "You fund the work on the next page.", "Bakkerij Pels funds the work, and you can begin."),
        (
            "held",
            "ledger_only",
            "You promise it on the next page, and pay Kulkarni Design directly once you have accepted.",
            "Bakkerij Pels promises the price, and you can begin. Once it has accepted, it pays you directly.",
        ),
        (
            "invoice",
            "sandbox",
            "Once you have accepted, you pay by invoice within 30 days.",
            "Once Bakkerij Pels has accepted, it pays by invoice within 30 days.",
        ),
        (
            "invoice",
            "ledger_only",
            "Once you have accepted, you pay by invoice within 30 days, straight to Kulkarni Design.",
            "Once Bakkerij Pels has accepted, it pays by invoice within 30 days, straight to you.",
        ),
    ],
)
def test_both_sides_are_told_what_their_signature_does_to_the_money(payment, rail, client, provider):
    terms = default_terms("project")
    if payment == "invoice":
        terms = replace(terms, payment=Payment.INVOICE, payment_days=30)
    for side, told in ((Side.PROVIDER, client), (Side.CLIENT, provider)):
        scene = offered(side=side, rail=rail, terms=terms)
        reader = scene.client if side is Side.PROVIDER else scene.provider
        page = text(browser(reader).get(f"{scene.path}sign/"))
        assert told in page
        assert (AHEAD in page) is (payment == "invoice")
        assert ("funds the work" in page or "You fund the work" in page) is ("fund" in told)


LONG = "".join(f"The provider keeps record {place} of the work where the client reads it. " for place in range(12))


@pytest.mark.parametrize(
    ("was", "new"),
    [
        (f"{LONG}Paid within 30 days. {LONG}", f"{LONG}Paid within 90 days. {LONG}"),
        (f"{LONG}Paid within 30 days.", f"{LONG}Paid within 90 days."),
        (LONG, f"{LONG}And no more."),
        ("x" * 900 + "30", "x" * 900 + "90"),
        (f"30 {LONG}", f"90 {LONG}"),
        ("Paid within 30 days.", f"Paid within 90 days. {LONG}"),
    ],
)
def test_a_long_text_is_cut_around_what_differs(was, new):
    scene = offered()
    before = replace(version_content(scene.client, scene.agreement.pk, 1), brief=was)
    (row,) = between(before, replace(before, brief=new)).rows
    assert row.was != row.new
    assert ("30" in row.was) is ("30" in was)
    assert ("90" in row.new) is ("90" in new)
    assert ("And no more." in row.new) is ("And no more." in new)
    assert max(len(row.was), len(row.new)) <= MOST
    for text_, shown in ((was, row.was), (new, row.new)):
        assert shown.strip("…") in text_
        assert shown.endswith("…") is not text_.endswith(shown.strip("…"))
        assert shown.startswith("…") is not text_.startswith(shown.strip("…"))
