"""The provider shows that it can go on."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from anyshore.contracts.actions.give_service_back import give_service_back
from anyshore.contracts.actions.show_can_go_on import show_can_go_on
from anyshore.contracts.models import StepIn
from anyshore.contracts.rules.step_in import NoStepIn, NotBegun, ServiceWentBackAlready
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.plumbing import deadlines
from tests.contracts.step_in_world import FIRST, announced, begun, stepping
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_nothing_goes_back_by_it_alone():
    deal = stepping()
    one = begun(deal)
    said = do(show_can_go_on, deal.provider, FIRST, step_in_id=one.pk, words="Five agents are on the line.")
    found = StepIn.objects.get()
    assert (said.ready, found.state, found.ready_at) == (True, "begun", FIRST)
    assert deadlines.of(("step_in", one.pk))


def test_refusals():
    deal = stepping()
    given = {"step_in_id": announced(deal).pk, "words": "Five agents are on the line."}
    refuses(NotBegun, show_can_go_on, deal.provider, FIRST, **given)
    given["step_in_id"] = begun(deal, what="The servers").pk
    refuses(Forbidden, show_can_go_on, deal.client, FIRST, **given)
    refuses(NotFound, show_can_go_on, make_organisation()[1], FIRST, **given)
    refuses(Invalid, show_can_go_on, deal.provider, FIRST, **{**given, "words": ""})
    refuses(Invalid, show_can_go_on, deal.provider, FIRST, **given, file_ids=[uuid4()])
    refuses(ServiceWentBackAlready, show_can_go_on, deal.provider, FIRST + timedelta(days=61), **given)
    do(give_service_back, deal.client, FIRST, step_in_id=given["step_in_id"])
    refuses(NotAllowed, show_can_go_on, deal.provider, FIRST, **given)
    over = stepping()
    late = {**given, "step_in_id": begun(over).pk}
    do(cancel_agreement, over.client, FIRST, agreement_id=over.id, reason="We stop.")
    refuses(NoStepIn, show_can_go_on, over.provider, FIRST, **late)


def test_replay():
    deal = stepping()
    replays(show_can_go_on, deal.provider, FIRST, step_in_id=begun(deal).pk, words="Five agents are on the line.")
