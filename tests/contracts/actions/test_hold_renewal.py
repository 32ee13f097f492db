"""hold_renewal: an offer to renew that crosses a rule is signed, waits for one's own people, and goes out as it was
signed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.drop_renewal import drop_renewal
from anyshore.contracts.actions.hold_renewal import hold_renewal
from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.contracts.actions.send_held import send_held
from anyshore.contracts.models import HeldOffer, RenewalOffer
from anyshore.contracts.queries.held import held_on, held_view
from anyshore.contracts.queries.renewals import open_renewal
from anyshore.contracts.rules.renewal import EndOutOfRange, RenewalOpen
from anyshore.exits.actions.give_notice import give_notice
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days, calendar_of
from anyshore.parties.rules import CLOCK, Role
from anyshore.payments.actions.renew_agreement import renew_agreement
from anyshore.payments.actions.sign_renewal import sign_renewal
from tests.approvals.world import House, ruled
from tests.contracts.held_world import question, said, state
from tests.contracts.renewal_world import END, NEXT, NO_LATER, ending, fresh, renewing
from tests.contracts.world import LATER
from tests.deals import Made, sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def board(deal: Made) -> House:
    """Three people of the client, two of whom agree to what is more than EUR 100."""
    people = tuple(member_actor(deal.client.organisation_id, Role.VIEWER) for _ in range(3))
    here = House(deal.client, deal.client, people)
    ruled(here, above=Money(10_000, "EUR"))
    return here


def held(deal: Made, **more: object) -> HeldOffer:
    """The client's offer of a year more, held."""
    given = {"agreement_id": deal.id, "ends_on": NEXT, "words": "A good year.", "asked": "As last year.", **more}
    made: HeldOffer = do(hold_renewal, deal.client, **given)
    return made


def test_it_waits_unseen_and_goes_out_by_the_last_yes_as_it_was_signed():
    deal = ending()
    here = board(deal)
    refuses(ApprovalMissing, offer_renewal, deal.client, agreement_id=deal.id, ends_on=NEXT)
    made = held(deal)
    assert (state(made), made.renews_to, made.before, made.why) == (
        "held", NEXT, fresh(deal).version_hash, "A good year.",
    )  # fmt: skip
    assert question(made).words == "As last year."
    assert held_on(deal.client, deal.id).what == "renewal"
    assert held_on(deal.provider, deal.id) is None
    refuses(NotFound, send_held, deal.provider, held_id=made.pk)
    assert open_renewal(deal.id) is None
    said(made, here.people[0])
    said(made, here.people[1], at=LATER)
    sent = RenewalOffer.objects.get()
    assert (state(made), sent.hash, sent.side, sent.words, sent.author_id) == (
        "sent", made.hash, "client", "A good year.", deal.client.person_id,
    )  # fmt: skip
    assert sent.answer_until == add_working_days(LATER, 10, calendar_of("PL"))
    do(sign_renewal, deal.provider, LATER, offer_id=sent.pk, version_hash=sent.hash)
    assert fresh(deal).ends_on == NEXT
    sound()


def test_refusals():
    deal = ending()
    refuses(NoApprovalNeeded, hold_renewal, deal.client, agreement_id=deal.id, ends_on=NEXT)
    board(deal)
    given = {"agreement_id": deal.id, "ends_on": NEXT}
    refuses(NotFound, hold_renewal, make_organisation()[1], **given)
    refuses(Forbidden, hold_renewal, member_actor(deal.client.organisation_id), **given)
    refuses(EndOutOfRange, hold_renewal, deal.client, **given | {"ends_on": END})
    refuses(Invalid, hold_renewal, deal.client, **given, index_now=10_500)
    theirs = do(offer_renewal, deal.provider, **given)
    refuses(RenewalOpen, hold_renewal, deal.client, **given)
    do(drop_renewal, deal.provider, offer_id=theirs.pk)
    do(give_notice, deal.client, agreement_id=deal.id, reason="Enough.")
    refuses(NotAllowed, hold_renewal, deal.client, **given)
    assert not HeldOffer.objects.exists()


def test_a_second_one_replaces_the_first():
    deal = ending()
    board(deal)
    first, second = held(deal), held(deal, ends_on=NEXT + DAY)
    assert (state(first), state(second)) == ("dropped", "held")


def test_where_the_other_side_was_first_it_stays_with_its_author_and_can_go_out_later():
    deal = ending()
    here = board(deal)
    made = held(deal)
    theirs = do(offer_renewal, deal.provider, agreement_id=deal.id, ends_on=NEXT)
    for person in here.people[:2]:
        said(made, person)
    assert held_view(deal.client, made.pk).refusal["code"] == "renewal_open"
    do(drop_renewal, deal.client, offer_id=theirs.pk)
    do(send_held, deal.client, LATER, held_id=made.pk)
    assert open_renewal(deal.id).side == "client"


def test_what_was_renewed_meanwhile_overtakes_it():
    deal = renewing()
    board(deal)
    made = held(deal)
    do(renew_agreement, CLOCK, NO_LATER, agreement_id=deal.id)
    assert (state(made), question(made).state) == ("overtaken", "withdrawn")


def test_nobody_is_asked_beyond_the_last_day():
    deal = ending()
    board(deal)
    at = datetime(2027, 6, 30, 12, tzinfo=UTC)
    made = do(hold_renewal, deal.client, at, agreement_id=deal.id, ends_on=NEXT)
    assert question(made).answer_until == datetime(2027, 6, 30, 22, tzinfo=UTC)
