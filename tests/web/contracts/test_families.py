"""Statements of work, follow-ons and copies, by their pages: what is filled in, what is signed, what each page
shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.versions import current_content
from anyshore.contracts.rules.clauses.chosen import usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.defaults import defaults
from anyshore.payments.actions.sign_and_open import sign_and_open
from tests.factories import do, make_organisation
from tests.web.browser import assert_sound, enter
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import Scene, browser, now, offered, running, soon, text

pytestmark = pytest.mark.django_db
STATEMENTS = usual("master_agreement", Language.EN)


def master() -> Scene:
    beside = [replace(STATEMENTS, values={**STATEMENTS.values, "statements": [["Kick-off", None, 0]]})]
    beside += [usual("late_penalty", Language.EN), usual("raci", Language.EN)]
    beside[2] = replace(beside[2], values={**beside[2].values, **filled(beside[2])})
    return running(title="All about lamps", unit="process", milestones=[], clauses=beside, terms=defaults("process"))


def filled(clause) -> dict[str, object]:
    """Something in each parameter that must be written."""
    version = clause.version
    return {
        name: [["x" if column.kind == "text" else column.default for column in version.params[name].columns]]
        for name in clause.unfilled
        if version.params[name].kind == "rows"
    }


def start(scene: Scene, how: str) -> str:
    return f"/contracts/new/?{how}={scene.agreement.number}"


def test_a_master_is_offered_from_the_shipped_template_without_a_price_of_its_own():
    (_client, buyer), (other, worker) = (make_organisation(name) for name in ("Auental", "Meridian"))
    reader, path = browser(buyer), "/contracts/new/?unit=department&template=department"
    given = {**fields_of(text(reader.get(path))), "title": "All systems", "other": other.slug}
    sent = reader.post(path, given)
    assert sent.status_code == 303, text(sent)
    made = Agreement.objects.get()
    assert (made.title, current_content(made).is_master, current_content(made).value.minor) == ("All systems", True, 0)
    without = {**given, "clauses": given["clauses"].replace("master_agreement ", ""), "_key": ""}
    assert "Add a milestone, or hours" in text(reader.post(path, without))
    do(sign_and_open, worker, now(), agreement_id=made.pk, version_hash=made.version_hash)
    assert f"/contracts/new/?under={made.number}" in text(reader.get(f"/contracts/{made.number}/"))


def test_who_signs_a_master_is_told_that_it_moves_no_money():
    beside = current_content(master().agreement).clauses
    scene = offered(title="All about lamps", unit="process", milestones=[], clauses=beside, terms=defaults("process"))
    page = text(browser(scene.provider).get(f"{scene.path}sign/"))
    assert "agreed in the statements of work under it" in page
    assert "fund" not in page.partition("Sign for")[2].partition("<form")[0]


def test_a_statement_of_work_is_started_from_its_master_with_its_terms_and_acting_clauses():
    above = master()
    client = browser(above.client)
    page = text(client.get(above.path))
    assert "None yet. Either side offers one" in page
    assert start(above, "under") in page
    fields = fields_of(text(client.get(start(above, "under"))))
    assert fields["clauses"] == "late_penalty"
    assert fields["title"] == ""
    part = {"milestones-0-title": "Texts", "milestones-0-amount": "1200", "milestones-0-due_on": soon(30).isoformat()}
    sent = client.post(start(above, "under"), {**fields, "title": "A catalogue", **part})
    assert sent.status_code == 303, text(sent)
    made = Agreement.objects.get(under=above.agreement)
    content = current_content(made)
    assert content.under.number == above.agreement.number
    assert content.terms.cure_days == current_content(above.agreement).terms.cure_days
    assert content.terms.end_on == soon(30)
    assert "A statement of work under" in text(browser(above.provider).get(f"/contracts/{made.number}/"))
    do(sign_and_open, above.provider, now(), agreement_id=made.pk, version_hash=made.version_hash)
    page = text(client.get(above.path))
    assert "A catalogue" in page
    assert "1,200.00" in page


def test_nobody_else_starts_from_a_contract_and_no_form_from_what_cannot():
    above, plain = master(), offered()
    stranger = browser(make_organisation("Somebody else")[1])
    for how in ("under", "follows", "copy"):
        assert stranger.get(start(above, how)).status_code == 404
    client = browser(plain.client)
    assert client.get(start(plain, "under")).status_code == 404
    assert client.get(start(plain, "follows")).status_code == 404
    assert client.get(start(plain, "copy")).status_code == 200
    for odd in ("x", "9" * 30, "-1", "0"):
        assert client.get(f"/contracts/new/?copy={odd}").status_code == 404


@pytest.mark.parametrize("how", ["follows", "copy"])
def test_what_was_agreed_is_filled_in_without_its_days(how):
    before = running()
    client = browser(before.provider)
    assert start(before, how) in text(client.get(before.path))
    fields = fields_of(text(client.get(start(before, how))))
    assert (fields["title"], fields["milestones-1-amount"]) == ("Web shop for a bakery", "3400.00")
    assert fields["milestones-1-due_on"] == ""
    sent = client.post(start(before, how), {**fields, "title": "The second year"})
    assert sent.status_code == 303, text(sent)
    made = Agreement.objects.get(title="The second year")
    assert (made.client_id, made.provider_id) == (before.agreement.client_id, before.agreement.provider_id)
    assert made.follows_id == (before.agreement.pk if how == "follows" else None)
    assert ("Followed by" in text(client.get(before.path))) is (how == "follows")


@pytest.mark.django_db(transaction=True)
def test_a_master_with_its_statements_is_sound(visit):
    above = master()
    assert_sound(
        visit,
        above.path,
        start(above, "under"),
        prepare=lambda one: enter(one, visit.base, above.client.acting_person),
        widths=(360, 1440),
    )
    page = visit.page(width=360, dark=True)
    enter(page, visit.base, above.client.acting_person)
    page.goto(start(above, "under"))
    page.get_by_label("What is to be done").fill("A catalogue")
    page.get_by_label("Milestone", exact=True).first.fill("Texts")
    page.get_by_label("Price", exact=True).first.fill("1200")
    page.get_by_role("button", name="Sign and send the offer").click()
    page.wait_for_url(lambda url: "/new/" not in url)
    page.get_by_role("link", name=f"C-{above.agreement.number}, All about lamps").click()
    page.wait_for_url(f"**{above.path}")
    assert page.locator("#orders").get_by_role("link", name="A catalogue").count() == 1
