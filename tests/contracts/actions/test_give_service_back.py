"""The client gives the service back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.give_service_back import give_service_back
from anyshore.contracts.rules.step_in import NoStepIn, NotBegun, ServiceWentBackAlready
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.plumbing import deadlines
from tests.contracts.step_in_world import FIRST, announced, begun, stepping
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_no_clock_runs_any_more():
    deal = stepping()
    one, later = begun(deal), FIRST + timedelta(days=9)
    found = do(give_service_back, deal.client, later, step_in_id=one.pk)
    assert (found.state, found.back_on, found.giver_id) == ("over", later.date(), deal.client.person_id)
    assert not deadlines.of(("step_in", one.pk))


def test_refusals():
    deal = stepping()
    given = {"step_in_id": announced(deal).pk}
    refuses(NotBegun, give_service_back, deal.client, FIRST, **given)
    given["step_in_id"] = begun(deal, what="The servers").pk
    refuses(Forbidden, give_service_back, deal.provider, FIRST, **given)
    refuses(NotFound, give_service_back, make_organisation()[1], FIRST, **given)
    refuses(ServiceWentBackAlready, give_service_back, deal.client, FIRST + timedelta(days=61), **given)
    do(give_service_back, deal.client, FIRST, **given)
    refuses(NotAllowed, give_service_back, deal.client, FIRST, **given)
    over = stepping()
    late = {"step_in_id": begun(over).pk}
    do(cancel_agreement, over.client, FIRST, agreement_id=over.id, reason="We stop.")
    refuses(NoStepIn, give_service_back, over.client, FIRST, **late)


def test_replay():
    deal = stepping()
    replays(give_service_back, deal.client, FIRST, step_in_id=begun(deal).pk)
