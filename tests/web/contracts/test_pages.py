"""The pages of contracts, work, money, ends and reviews, without a browser: what they say, do and refuse."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from anyshore.contracts.actions.lapse_offer import lapse_offer
from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.terms import Payment
from anyshore.parties.models import User
from anyshore.parties.rules import CLOCK, Role
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.record_payment import record_payment
from anyshore.plumbing import files
from tests.deals import clause, make_deal
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, lived_in, now, offered, post, proposed, running, task, text

pytestmark = pytest.mark.django_db


def state(scene) -> str:
    return Agreement.objects.get(pk=scene.agreement.pk).state


def test_the_list_is_empty_at_first_and_holds_what_runs(client):
    scene = task()
    assert "No contract runs" in text(browser(make_organisation()[1]).get("/contracts/"))
    page = text(browser(scene.client).get("/contracts/"))
    assert scene.path in page
    assert "Kulkarni Design" in page
    for show in ("offers", "ended"):
        assert browser(scene.client).get(f"/contracts/?show={show}").status_code == 200


def test_today_shows_a_viewer_whom_it_needs_and_no_button():
    scene = running()
    owner, viewer = browser(scene.client), browser(member_actor(scene.client.organisation_id, Role.VIEWER))
    seen = text(owner.get("/today/"))
    assert "3 things need you." in seen
    assert '<span class="count--due">3<' in seen
    assert "Waits for your colleagues" not in seen
    seen = text(viewer.get("/today/"))
    assert "Nothing needs you." in seen
    assert "count--due" not in seen
    others = seen.partition('id="others"')[2].partition("</section>")[0]
    assert others.count("Needs somebody who may move its money: Femke Pels") == 3
    assert "button" not in others


def test_strangers_do_not_see_a_contract():
    scene = task()
    assert browser(make_organisation()[1]).get(scene.path).status_code == 404


@pytest.mark.parametrize("who", ["client", "provider", "operator"])
@pytest.mark.parametrize("made", [task, running, lived_in, offered])
def test_a_contract_is_shown_to_its_sides_and_the_operator(made, who):
    scene = made()
    actor = operator_actor() if who == "operator" else getattr(scene, who)
    response = browser(actor).get(scene.path)
    assert response.status_code == 200, text(response)[:3000]


def test_what_is_agreed_is_read_in_the_readers_language_and_the_text_stays_as_it_is_signed():
    scene = offered()
    reader = browser(scene.client)
    User.objects.filter(pk=scene.client.person_id).update(locale="de-de")
    for path in (scene.path, f"{scene.path}sign/"):
        page = text(reader.get(path))
        assert "Der Text, der unterschrieben wird, ist in dieser Sprache: Englisch." in page
        assert "Jede Seite kann mit 14 Tagen Frist ohne Grund kündigen" in page
    assert "Der Text, der" not in text(browser(scene.provider).get(scene.path))


@pytest.mark.django_db(transaction=True)
def test_awarding_a_task_signs_and_funds_it():
    proposal, client, _provider = proposed()
    reader = browser(client)
    page = text(reader.get(f"/proposals/{proposal.number}/award/"))
    assert "Award, sign and fund EUR\N{NO-BREAK SPACE}200.00" in page
    assert "Exactly which accounts change" in page
    done = post(reader, f"/proposals/{proposal.number}/award/")
    assert done.status_code == 303, text(done)
    assert "/contracts/" in done["Location"]
    assert Agreement.objects.get().state == "running"
    assert "is at work" in text(reader.get(done["Location"]))


def test_awarding_a_project_drafts_the_contract():
    proposal, client, _provider = proposed(unit="project")
    reader = browser(client)
    done = post(reader, f"/proposals/{proposal.number}/award/")
    assert done.status_code == 303, text(done)
    page = text(reader.get(done["Location"]))
    assert "This offer waits for your answer" in page
    agreement = Agreement.objects.get()
    signed = post(reader, f"/contracts/{agreement.number}/sign/", version_hash=agreement.version_hash)
    assert signed.status_code == 303, text(signed)
    assert Agreement.objects.get().state == "running"


def test_work_is_handed_in_changed_and_accepted():
    scene = task()
    provider, client = browser(scene.provider), browser(scene.client)
    empty = post(provider, f"{scene.path}1/submit/")
    assert empty.status_code == 422
    assert post(provider, f"{scene.path}1/submit/", note="Here it is.").status_code == 303
    page = text(client.get(scene.path))
    assert "is waiting for your review" in page
    first = _hidden(client.get(f"{scene.path}1/changes/"), "submission_id")
    assert post(client, f"{scene.path}1/changes/", submission_id=first, words="Darker, please.").status_code == 303
    assert "Darker, please." in text(provider.get(scene.path))
    assert post(provider, f"{scene.path}1/submit/", note="Darker.").status_code == 303
    asked = client.get(f"{scene.path}1/accept/")
    assert "Release" in text(asked)
    second = _hidden(asked, "submission_id")
    assert post(client, f"{scene.path}1/accept/", submission_id=second).status_code == 303
    assert state(scene) == "completed"
    assert "How was it with Kulkarni Design?" in text(client.get(scene.path))
    assert post(client, f"{scene.path}review/", step="100").status_code == 303
    assert "You have written yours" in text(client.get(scene.path))
    assert post(provider, f"{scene.path}review/", exact="93", words="Clear brief.").status_code == 303
    assert "Clear brief." in text(client.get(scene.path))


def _hidden(response, name: str) -> str:
    page = text(response)
    at = page.index(f'name="{name}" value="') + len(f'name="{name}" value="')
    return page[at : page.index('"', at)]


def test_an_answer_to_an_older_hand_in_is_refused():
    scene = task()
    provider, client = browser(scene.provider), browser(scene.client)
    post(provider, f"{scene.path}1/submit/", note="First.")
    first = _hidden(client.get(f"{scene.path}1/accept/"), "submission_id")
    post(provider, f"{scene.path}1/take-back/", submission_id=first)
    post(provider, f"{scene.path}1/submit/", note="Second.")
    late = post(client, f"{scene.path}1/accept/", submission_id=first)
    assert late.status_code in (409, 422), text(late)
    assert state(scene) == "running"


def test_a_counter_offer_shows_every_difference():
    scene = offered(side=Side.PROVIDER)
    client, provider = browser(scene.client), browser(scene.provider)
    form = client.get(f"{scene.path}counter/")
    assert form.status_code == 200
    fields = fields_of(text(form))
    fields["milestones-0-amount"] = "1000"
    fields["review_days"] = "12"
    done = client.post(f"{scene.path}counter/", fields)
    assert done.status_code == 303, text(done)
    page = text(provider.get(f"{scene.path}sign/"))
    assert "M1, price" in page
    assert "Review of a hand-in" in page
    assert "\N{MINUS SIGN}200.00" in page


def test_whoever_signs_reads_which_clauses_come_with_the_six_lines():
    kept = clause("retention", share_bps=500, days=90)
    scene = offered(clauses=[kept])
    signer = browser(scene.provider)
    told = text(signer.get(f"{scene.path}sign/")).split('id="agreed"')[1].split("<details")[0]
    assert kept.heading("en") in told
    assert kept.says("en") in told
    assert "The signed text decides." in told
    plain = offered()
    told = text(browser(plain.provider).get(f"{plain.path}sign/")).split('id="agreed"')[1].split("<details")[0]
    assert "Clauses" not in told


def test_a_direct_offer_is_made_declined_and_withdrawn():
    scene = offered()
    reader = browser(scene.client)
    assert reader.get("/contracts/new/").status_code == 200
    assert reader.get("/contracts/new/?unit=department").status_code == 200
    fields = fields_of(text(reader.get("/contracts/new/")))
    fields |= {
        "other": "kulkarni-design",
        "title": "A sign",
        "milestones-0-title": "The sign",
        "milestones-0-amount": "80",
    }
    done = reader.post("/contracts/new/", fields)
    assert done.status_code == 303, text(done)
    path = done["Location"]
    other = browser(scene.provider)
    assert other.get(f"{path}decline/").status_code == 200
    assert post(other, f"{path}decline/", reason="Not now.").status_code == 303
    for seen in (text(reader.get(path)), text(other.get(path))):
        assert "Kulkarni Design declined the offer" in seen
        assert "declined, no contract since" in seen
        assert "Kulkarni Design never signed" in seen
        assert "Not now." in seen
        assert "not signed by both" not in seen
    assert reader.get(f"{scene.path}withdraw/").status_code == 200
    assert post(reader, f"{scene.path}withdraw/").status_code == 303
    assert "Bakkerij Pels took the offer back" in text(other.get(scene.path))
    over = text(reader.get("/contracts/?show=ended"))
    assert "declined, no contract" in over
    assert "withdrawn, no contract" in over


def test_hours_are_offered_without_a_milestone_and_countered():
    scene = offered()
    reader = browser(scene.client)
    fields = fields_of(text(reader.get("/contracts/new/"))) | {"other": "kulkarni-design", "title": "Development"}
    assert "Add a milestone, or hours, units or days below" in text(reader.post("/contracts/new/", fields))
    fields |= {"time-0-role": "Developer", "time-0-rate": "80", "time-0-cap": "40"}
    assert "Choose the day from which hours and units count" in text(reader.post("/contracts/new/", fields))
    done = reader.post("/contracts/new/", fields | {"starts_on": "2026-11-30"})
    assert done.status_code == 303, text(done)
    assert "Developer at EUR 80.00 an hour, at most 40 hours a week" in text(reader.get(done["Location"]))
    other = browser(scene.provider)
    fields = fields_of(text(other.get(f"{done['Location']}counter/"))) | {"time-0-rate": "85"}
    assert other.post(f"{done['Location']}counter/", fields).status_code == 303
    assert "85.00 an hour" in text(reader.get(f"{done['Location']}sign/"))


def test_an_offer_that_lapsed_says_so():
    scene = offered()
    do(lapse_offer, CLOCK, scene.agreement.answer_until, agreement_id=scene.agreement.pk)
    seen = text(browser(scene.client).get(scene.path))
    assert "The offer lapsed: nobody answered in time." in seen
    assert "lapsed, no contract since" in seen
    assert "not signed by both" not in seen
    assert "lapsed, no contract" in text(browser(scene.client).get("/contracts/?show=ended"))


def test_what_is_paid_by_invoice_has_no_button_to_fund_and_says_when_it_is_paid():
    deal = make_deal([20_000, 30_000], at=now(), rail="ledger_only", payment=Payment.INVOICE, payment_days=30)
    path = f"/contracts/{deal.agreement.number}/"
    reader = browser(deal.client)
    page = text(reader.get(path))
    assert "By invoice, once accepted" in page
    assert "Paid by invoice within 30 days" in page
    assert "/fund/" not in page
    assert "Wait before you begin" not in text(browser(deal.provider).get(path))
    assert "nothing is funded ahead" in text(post(reader, f"{path}fund/"))
    deal.accept(deal.submit(0, now()), now())
    page = text(reader.get(path))
    assert "You owe" in page
    assert f"{path}payments/new/" in page


def test_evidence_of_a_payment_is_listed_for_both_sides_and_the_operator_and_for_nobody_else():
    deal = make_deal([20_000], at=now(), rail="ledger_only")
    deal.complete(now())
    upload = SimpleUploadedFile("transfer.txt", b"EUR 200.00 to you")
    kept = files.store(upload, uploaded_by=deal.client.person_id, at=now())
    given = {"amount": deal.money(20_000), "paid_on": now().date(), "words": "By bank.", "file_ids": [kept.id]}
    payment = do(record_payment, deal.client, now(), agreement_id=deal.id, **given)
    path = f"/contracts/{deal.agreement.number}/"
    (file,) = files.of(("payment", payment.pk))["payment", payment.pk]
    for answered in (False, True):
        for actor in (deal.client, deal.provider, operator_actor()):
            reader = browser(actor)
            page = text(reader.get(path))
            assert "transfer.txt" in page
            assert b"".join(reader.get(f"/files/{file.id}/").streaming_content) == b"EUR 200.00 to you"
        if not answered:
            do(confirm_payment, deal.provider, now(), payment_id=payment.pk)
    assert browser(make_organisation()[1]).get(f"/files/{file.id}/").status_code == 404
    assert Client().get(f"/files/{file.id}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_money_moves_by_its_pages():
    scene = running()
    client, provider = browser(scene.client), browser(scene.provider)
    page = text(client.get(f"{scene.path}1/fund/"))
    assert "EUR\N{NO-BREAK SPACE}1,200.00" in page
    assert "Held, C-" in page
    assert post(client, f"{scene.path}1/fund/").status_code == 303
    assert post(client, f"{scene.path}fund/").status_code == 303
    assert client.get(f"{scene.path}1/release/").status_code == 200
    looked = text(post(client, f"{scene.path}1/release/", amount="200"))
    assert "Release EUR\N{NO-BREAK SPACE}200.00" in looked
    assert "Exactly which accounts change" in looked
    assert post(client, f"{scene.path}1/release/", amount="200", sure="1").status_code == 303
    assert post(client, f"{scene.path}bonus/", amount="50", words="Thanks", sure="1").status_code == 303
    page = text(provider.get("/money/"))
    assert "246.25" in page
    assert provider.get("/money/EUR/").status_code == 200
    assert provider.get("/money/EUR/payout/").status_code == 200
    assert post(provider, "/money/EUR/payout/", amount="100", destination="NL00", sure="1").status_code == 303
    too_much = post(provider, "/money/EUR/payout/", amount="10000")
    assert too_much.status_code == 422
    assert "The balance is smaller than that" in text(too_much)
    assert client.get("/money/").status_code == 200


def test_what_is_held_is_divided_given_back_held_and_ruled():
    scene = running()
    client, provider, operator = browser(scene.client), browser(scene.provider), browser(operator_actor())
    post(client, f"{scene.path}fund/")
    assert client.get(f"{scene.path}1/divide/").status_code == 200
    assert post(client, f"{scene.path}1/divide/", to_client="700", reason="Half is missing.").status_code == 303
    page = text(provider.get(scene.path))
    assert "Offer to divide what is held" in page
    offer = page[page.index("/divisions/") + 11 :][:36]
    for verb in ("agree", "decline", "withdraw"):
        assert provider.get(f"{scene.path}divisions/{offer}/{verb}/").status_code == 200
    assert post(provider, f"{scene.path}divisions/{offer}/agree/").status_code == 303
    assert provider.get(f"{scene.path}2/give-back/").status_code == 200
    assert post(provider, f"{scene.path}2/give-back/", reason="I cannot do it.").status_code == 303
    assert client.get(f"{scene.path}3/hold/").status_code == 404
    assert operator.get(f"{scene.path}3/hold/").status_code == 200
    assert post(operator, f"{scene.path}3/hold/", reason="A court asked.").status_code == 303
    assert "A court asked." in text(client.get(scene.path))
    assert operator.get(f"{scene.path}3/lift/").status_code == 200
    assert operator.get(f"{scene.path}3/rule/").status_code == 200
    done = post(operator, f"{scene.path}3/rule/", to_client="0", reasons="It was delivered.", sure="1")
    assert done.status_code == 303, text(done)
    assert state(scene) == "ended"


def test_notice_is_given_and_withdrawn_and_a_task_is_cancelled():
    scene = running()
    client = browser(scene.client)
    assert client.get(f"{scene.path}notice/").status_code == 200
    assert post(client, f"{scene.path}notice/", reason="We moved.").status_code == 303
    page = text(browser(scene.provider).get(scene.path))
    assert "gave notice" in page
    assert "The notice takes effect" in page
    assert client.get(f"{scene.path}notice/withdraw/").status_code == 200
    assert post(client, f"{scene.path}notice/withdraw/").status_code == 303
    assert state(scene) == "running"
    assert client.get(f"{scene.path}cancel/").status_code == 200
    assert post(client, f"{scene.path}cancel/", reason="Not needed.").status_code == 303
    assert "cancelled before anything was handed in" in text(client.get(scene.path))


def test_where_the_parties_pay_each_other_nothing_is_called_held(settings):
    settings.ANYSHORE_RAIL = "ledger_only"
    scene = task(rail="ledger_only")
    client, provider = browser(scene.client), browser(scene.provider)
    page = text(client.get(scene.path))
    assert "Promised" in page
    assert "held" not in page.lower().split("the whole text")[0]
    post(provider, f"{scene.path}1/submit/", note="Here.")
    asked = client.get(f"{scene.path}1/accept/")
    assert "Accept, and owe" in text(asked)
    post(client, f"{scene.path}1/accept/", submission_id=_hidden(asked, "submission_id"))
    page = text(client.get(scene.path))
    assert "You owe" in page
    form = client.get(f"{scene.path}payments/new/")
    assert "200.00" in text(form)
    fields = fields_of(text(form))
    assert client.post(f"{scene.path}payments/new/", fields).status_code == 303
    page = text(provider.get(scene.path))
    assert "arrive?" in page
    payment = page[page.index("/payments/") + 10 :][:36]
    assert provider.get(f"{scene.path}payments/{payment}/confirm/").status_code == 200
    assert provider.get(f"{scene.path}payments/{payment}/deny/").status_code == 200
    assert post(provider, f"{scene.path}payments/{payment}/deny/", reason="Not there.").status_code == 303
    assert (
        client.post(
            f"{scene.path}payments/new/", fields_of(text(client.get(f"{scene.path}payments/new/")))
        ).status_code
        == 303
    )
    page = text(provider.get(scene.path))
    payment = page[page.index("/payments/") + 10 :][:36]
    assert post(provider, f"{scene.path}payments/{payment}/confirm/").status_code == 303
    assert "Paid" in text(client.get(scene.path))
    assert client.get("/money/").status_code == 200


def test_a_message_is_written_and_a_version_is_read():
    scene = running()
    client = browser(scene.client)
    assert client.get(f"{scene.path}messages/").status_code == 200
    assert post(client, f"{scene.path}messages/", body="Hello there").status_code == 303
    assert "Hello there" in text(browser(scene.provider).get(scene.path))
    assert scene.hash() in text(client.get(f"{scene.path}versions/1/"))
    assert client.get(f"{scene.path}versions/2/").status_code == 404
