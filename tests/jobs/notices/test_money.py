"""Mails about money, ends and reviews: every event and every reminder is written in full, to whom it concerns."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from anyshore.contracts.queries.orders import order_of
from anyshore.exits import events as exit_events
from anyshore.exits.actions.agree_draw import agree_draw
from anyshore.exits.actions.agree_refund import agree_refund
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.exits.actions.decline_refund import decline_refund
from anyshore.exits.actions.give_back import give_back
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.lapse_refund import lapse_refund
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.actions.rule_on_milestone import rule_on_milestone
from anyshore.exits.actions.withdraw_notice import withdraw_notice
from anyshore.exits.actions.withdraw_refund import withdraw_refund
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices import exits, payments, reviews
from anyshore.jobs.notices.letters import Fact, Silent, send
from anyshore.kit.money import Money
from anyshore.parties.models import User
from anyshore.parties.rules import CLOCK
from anyshore.payments import events as money_events
from anyshore.payments.actions.agree_to_claim import agree_to_claim
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.actions.deny_draw import deny_draw
from anyshore.payments.actions.deny_payment import deny_payment
from anyshore.payments.actions.dispute_suspension import dispute_suspension
from anyshore.payments.actions.download_product import download_product
from anyshore.payments.actions.give_bonus import give_bonus
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.lift_hold import lift_hold
from anyshore.payments.actions.lift_suspension import lift_suspension
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.actions.pay_out import pay_out
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.actions.release_kept import release_kept
from anyshore.payments.actions.report_defect import report_defect
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.actions.rule_on_kept import rule_on_kept
from anyshore.payments.actions.waive_reduction import waive_reduction
from anyshore.payments.actions.withdraw_expense import withdraw_expense
from anyshore.payments.models import Retention
from anyshore.plumbing.models import AuditEntry, Mail
from anyshore.reviews import events as review_events
from anyshore.reviews.actions.reply_to_review import reply_to_review
from anyshore.reviews.actions.write_review import write_review
from tests.catalogue.packages import seller, theme_on_sale
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do, operator_actor
from tests.jobs.notices.claims_scene import claims_of_every_kind
from tests.jobs.notices.hours_scene import a_contract_by_the_hour, a_retainer, levels_that_run
from tests.jobs.notices.lines_scene import lines_that_run
from tests.payments import majeure_world as storm
from tests.payments.actions.test_record_draw import block, drawn
from tests.payments.expenses import agreed, asked, claimed, expense_deal, receipt
from tests.payments.shop import bought
from tests.payments.unpaid import CURE, pay, standing, warned

pytestmark = pytest.mark.django_db
TABLES = {"payments": payments, "exits": exits, "reviews": reviews}
EVENTS = {"payments": money_events, "exits": exit_events, "reviews": review_events}
DAY = timedelta(days=1)


def send_all() -> set[str]:
    """Mail every fact so far; the names of the facts."""
    told = set()
    for entry in AuditEntry.objects.order_by("id"):
        domain, _, event = entry.name.partition(".")
        notice = TABLES[domain].NOTICES[event] if domain in TABLES else Silent("another's")
        told.add(entry.name)
        if not isinstance(notice, Silent):
            facts = json.loads(entry.body)["facts"]
            fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
            send(notice(fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    return told


def read_by(actor) -> list[str]:
    address = User.objects.get(pk=actor.person_id).email
    return [mail.subject for mail in Mail.objects.filter(to=address).order_by("id")]


def offer(deal: Made, place: int = 0, **more):
    given = {"milestone_id": deal.milestones[place], "to_client": deal.money(300), "reason": "Late."}
    return do(offer_refund, deal.client, **given | more)


def quarrels() -> None:
    """Holds, offers, rulings and gifts."""
    operator = operator_actor()
    deal = make_deal([1_000] * 4)
    for place in range(3):
        deal.fund(place)
    do(hold_funds, operator, milestone_id=deal.milestones[0], reason="A court order.")
    do(lift_hold, operator, milestone_id=deal.milestones[0], reason="It was lifted.")
    do(decline_refund, deal.provider, offer_id=offer(deal).pk, reason="It was in time.")
    do(withdraw_refund, deal.client, offer_id=offer(deal).pk)
    do(lapse_refund, CLOCK, offer_id=offer(deal).pk)
    do(agree_refund, deal.provider, offer_id=offer(deal).pk)
    do(hold_funds, operator, milestone_id=deal.milestones[1], reason="Both ask.")
    ruled = {"milestone_id": deal.milestones[1], "to_client": deal.money(1), "reasons": "Nearly all was done."}
    do(rule_on_milestone, operator, **ruled)
    do(give_back, deal.provider, milestone_id=deal.milestones[2], reason="Ill.")
    do(give_bonus, deal.client, agreement_id=deal.id, amount=deal.money(5), words="Get well!")


def a_delay() -> None:
    """Late work, a part of what comes off let pass, and the rest taken off."""
    late = clause("late_penalty", rate_bps=100, period="day", cap_bps=1_000)
    for rail in ("sandbox", "ledger_only"):
        deal = make_deal([1_000, 50], rail=rail, due_on=NOW.date(), clauses=[late])
        deal.fund()
        submission = deal.submit(at=NOW + 5 * DAY)
        given = {"amount": deal.money(10), "words": "Our texts came late."}
        do(waive_reduction, deal.client, at=NOW + 5 * DAY, milestone_id=deal.milestones[0], **given)
        deal.accept(submission, at=NOW + 5 * DAY)


def kept_for_defects() -> None:
    """Money kept back: paid on its day, released before, given back for a defect, divided by a ruling."""
    keeps = clause("retention", share_bps=1_000, days=30)
    for rail in ("sandbox", "ledger_only"):
        deal = make_deal([1_000] * 4, rail=rail, clauses=[keeps])
        deal.complete()
        first, second, third, fourth = ({"milestone_id": one} for one in deal.milestones)
        do(release_kept, deal.client, **first)
        for place in (second, third):
            do(report_defect, deal.client, claim=deal.money(40), words="It leaks.", **place)
        do(agree_to_claim, deal.provider, claim=deal.money(40), **second)
        do(rule_on_kept, operator_actor(), to_client=deal.money(20), reasons="It leaks a little.", **third)
        run_due(Retention.objects.get(**fourth).pays_at)


def an_expense() -> None:
    """Expenses asked for, agreed to, refused, shown by a receipt, accepted by silence and paid."""
    for rail in ("sandbox", "ledger_only"):
        deal = expense_deal(rail=rail)
        do(decline_expense, deal.client, expense_id=asked(deal).pk, reason="Take the train.")
        refused = claimed(deal)
        do(decline_expense, deal.client, expense_id=refused.pk, reason="That is another name.")
        do(pay_expense, deal.client, expense_id=claimed(deal).pk)
        foreign = receipt(deal, agreed(deal), 4_200, receipt=Money(4_536, "USD"))
        do(claim_expense, deal.provider, **foreign)
        do(withdraw_expense, deal.provider, expense_id=agreed(deal, 100).pk)
        silent, lapsed = claimed(deal), asked(deal)
        run_due(max(silent.answer_until, lapsed.answer_until))


def payments_outside() -> None:
    """The parties pay each other."""
    deal = make_deal([1_000], rail="ledger_only")
    deal.complete()
    given = {"agreement_id": deal.id, "amount": deal.money(400), "paid_on": NOW.date()}
    do(deny_payment, deal.provider, payment_id=do(record_payment, deal.client, **given).pk, reason="Nothing came.")
    do(confirm_payment, deal.provider, payment_id=do(record_payment, deal.client, **given).pk)
    payment = do(record_payment, deal.client, **given)
    run_due(payment.answer_until)


def an_end() -> None:
    """A notice, an end that waits, payouts and reviews."""
    deal = make_deal([1_000, 2_000])
    deal.fund(0)
    notice = do(give_notice, deal.client, agreement_id=deal.id, reason="No need.")
    do(withdraw_notice, deal.client, notice_id=notice.pk)
    notice = do(give_notice, deal.provider, agreement_id=deal.id, reason="Too busy.")
    offered = offer(deal)
    submission = deal.submit(0, at=notice.effective_at - DAY)
    run_due(notice.effective_at)
    run_due(submission.review_until)
    assert deal.state() == "completed", offered
    for destination in ("PL61", "refuse"):
        payout = do(request_payout, deal.provider, amount=deal.money(400), destination=destination)
        do(pay_out, CLOCK, payout_id=payout.pk)
    given = {"at": submission.review_until + DAY}
    review = do(write_review, deal.client, agreement_id=deal.id, score=80, words="Fine.", **given)
    do(write_review, deal.provider, agreement_id=deal.id, score=90, **given)
    do(reply_to_review, deal.provider, review_id=review.pk, text="Thank you.", **given)


def a_late_payer() -> None:
    """Work that stops by itself and goes on once it is paid; a disputed sum; a notice taken back; an end meanwhile."""
    deal, _row = warned(by_itself=True)
    run_due(CURE)
    pay(deal, 20_000, CURE + DAY)
    deal, row = warned()
    do(dispute_suspension, deal.client, CURE - DAY, suspension_id=row.pk, words="It was free.")
    run_due(CURE)
    do(lift_suspension, deal.provider, CURE + DAY, suspension_id=row.pk)
    standing()


def a_shop():
    """Prepaid hours drawn, agreed, denied and overtaken by a division of the money; a product downloaded."""
    parted = block()
    drawn(parted)
    given = {"milestone_id": parted.milestones[0], "to_client": parted.money(30_000), "reason": "We part."}
    do(agree_refund, parted.provider, offer_id=do(offer_refund, parted.client, **given).pk)
    deal = block()
    do(agree_draw, deal.client, draw_id=drawn(deal, 60).pk)
    do(deny_draw, deal.client, draw_id=drawn(deal, 30).pk, reason="We did that ourselves.")
    owner = seller()
    theme = bought(theme_on_sale(owner), owner)
    (file,) = order_of(theme.client, theme.agreement.number).content.files
    do(download_product, theme.client, number=theme.agreement.number, file_id=file.id)


def a_storm():
    """Force majeure that both accept, over once; and once the contract ends first."""
    deal = storm.kept()
    storm.over(deal, storm.accepted(deal), date(2026, 12, 5), storm.REPORTED + 3 * DAY)
    other = storm.kept()
    storm.accepted(other)
    do(cancel_agreement, other.client, storm.REPORTED + 2 * DAY, agreement_id=other.id, reason="We need it no more.")


def test_every_event_happens_and_every_mail_is_written_in_full(settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path
    a_shop()
    quarrels()
    payments_outside()
    a_delay()
    a_late_payer()
    kept_for_defects()
    an_expense()
    an_end()
    a_contract_by_the_hour()
    a_retainer()
    levels_that_run()
    lines_that_run()
    a_storm()
    claims_of_every_kind()
    told = send_all()
    for domain, table in TABLES.items():
        names = {
            name for name, one in vars(EVENTS[domain]).items() if f"{domain}.events" in getattr(one, "__module__", "")
        }
        assert set(table.NOTICES) == {name for name in names if not name.startswith("_") and name != "Event"}
        assert {f"{domain}.{name}" for name in table.NOTICES} <= told, domain
    mails = list(Mail.objects.all())
    assert len(mails) > 40
    assert not [mail.subject for mail in mails if "{" in mail.subject + mail.body]
    assert not [mail.body for mail in mails if "http" not in mail.body]


def test_reminders_name_what_silence_will_do():
    owing = make_deal([1_000], rail="ledger_only")
    owing.complete()
    given = {"agreement_id": owing.id, "amount": owing.money(400), "paid_on": NOW.date()}
    do(record_payment, owing.client, **given)
    held = make_deal([1_000])
    held.fund()
    offer(held)
    do(give_notice, held.client, agreement_id=held.id, reason="No need.")
    done = make_deal([1_000])
    done.complete()
    run_due(NOW + 14 * DAY)
    assert any(line.startswith("Did ") for line in read_by(owing.provider))
    assert any("waits for you" in line for line in read_by(held.provider))
    assert any(" ends " in line for line in read_by(held.client))
    assert any("time to review" in line for line in read_by(done.client))
    assert not Mail.objects.filter(body__contains="{").exists()


def test_promises_are_never_called_held():
    deal = make_deal([1_000], rail="ledger_only")
    deal.complete()
    send_all()
    said = [mail.subject + mail.body for mail in Mail.objects.all()]
    assert said
    assert not [words for words in said if " held" in words or "released" in words]
