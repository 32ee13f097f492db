"""The drafting page, without scripts: what is open comes first, and one button takes every default."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.queries import broken_versions, current_content
from tests.factories import do
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, now, post, proposed, text

pytestmark = pytest.mark.django_db


def awarded(unit: str):
    """An awarded proposal of that size, whose contract waits for its client."""
    proposal, client, provider = proposed(unit)
    return do(award_proposal, client, now(), proposal_id=proposal.id, fee_bps=0, rail="ledger_only"), client, provider


def test_a_department_is_drafted_by_taking_every_default():
    made, client, provider = awarded("department")
    path = f"/contracts/{made.number}/"
    reader = browser(client)
    assert "Draft the contract" in text(reader.get(path))
    shown = text(reader.get(f"{path}open/"))
    assert "17 points are open" in shown
    open_part = shown.split('id="open"')[1].split("</section>")[0]
    for words in ("Last day", "Law that applies", "Levels", "Meetings", "Key people"):
        assert words in open_part, words
    assert "Netherlands" in open_part
    done = reader.post(f"{path}open/", fields_of(shown))
    assert done.status_code == 303, text(done)
    made.refresh_from_db()
    content = current_content(made)
    assert (made.version, len(content.clauses), content.missing) == (2, 27, ())
    assert content.value.minor == 20_000
    assert post(browser(provider), f"{path}sign/", version_hash=made.version_hash).status_code == 303
    made.refresh_from_db()
    assert made.state == "running"
    assert broken_versions() == []


def test_a_smaller_contract_and_another_template_ask_less():
    made, client, _ = awarded("process")
    shown = text(browser(client).get(f"/contracts/{made.number}/open/"))
    assert "12 points are open" in shown
    plain = text(browser(client).get(f"/contracts/{made.number}/open/?template=none"))
    assert "4 points are open" in plain


def test_a_new_offer_of_a_department_asks_what_is_open_first():
    _, client, _ = proposed()
    reader = browser(client)
    shown = text(reader.get("/contracts/new/?unit=department&template=department"))
    assert "17 points are open" in shown
    assert fields_of(shown)["end_on"]
    assert "points are open" not in text(reader.get("/contracts/new/?unit=department"))
    assert "points are open" not in text(reader.get("/contracts/new/?unit=project&template=software"))
