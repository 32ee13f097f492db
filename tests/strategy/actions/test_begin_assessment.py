"""begin_assessment: in-house as now from the inventory; with prices it is compared at once."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextTooLong
from anyshore.parties.rules import Role
from anyshore.strategy.actions.begin_assessment import ActivityWithoutCost, begin_assessment
from anyshore.strategy.models import Option, OptionLine
from anyshore.strategy.rules.estimates import Estimate
from anyshore.strategy.rules.results import read
from anyshore.strategy.rules.terms import FrameTerms, NoPrice, OutOfOrder
from tests.factories import do, member_actor
from tests.strategy.assessing import TOOLS, begun, compared, priced
from tests.strategy.world import added, client, cost, events, refused

pytestmark = pytest.mark.django_db


def test_the_figures_of_today_are_those_of_the_inventory():
    made, _ = begun()
    assert (made.state, made.title, made.currency, made.people_milli) == ("draft", "Accounts payable", "EUR", 2600)
    assert (made.volume_likely, made.unit, made.number) == (27_400, "invoices", made.number)
    option = Option.objects.get(assessment=made)
    assert (option.kind, option.kept_milli, option.shared_minutes) == ("in_house", 2600, 480)
    lines = OptionLine.objects.filter(option=option).order_by("position")
    found = [(one.kind, one.name, one.low_minor, one.high_minor, one.varies, one.origin) for one in lines]
    assert found == [
        ("running", "Clerks", 14_820_000, 14_820_000, True, "baseline"),
        ("running", "Licences", 2_220_000, 2_220_000, False, "baseline"),
    ]
    assert events(made.id) == ["AssessmentBegun"]


def test_one_price_an_option_is_enough_for_a_recommendation():
    made, _ = compared()
    assert made.state == "compared"
    result = read(made.result)
    near = Option.objects.get(assessment=made, kind="nearshore")
    assert result.advice.key == str(near.id)
    assert result.outcomes[str(near.id)].saves.mean > 0
    assert result.outcomes[str(near.id)].break_even.month
    kinds = list(OptionLine.objects.filter(option=near).order_by("position").values_list("kind", "origin"))
    assert kinds == [
        ("price", "entered"), ("transition", "default"), ("governance", "default"), ("risk", "default"), ("exit", "default"),
    ]  # fmt: skip
    assert near.shared_minutes == 480


def test_an_activity_in_another_currency_is_converted_line_by_line():
    made, owner = begun()
    activity, _ = added(owner, "Survey", costs=(cost(10_000, currency="USD", rate="0.9"), cost(5_000, **TOOLS)))
    other = do(begin_assessment, owner, activity_id=activity.id, frame=FrameTerms())
    line = OptionLine.objects.get(option__assessment=other, name="Clerks")
    assert (made.currency, line.likely_minor) == ("EUR", 9_000)


def test_strangers_viewers_and_empty_activities_are_refused():
    activity, owner = added(client(), costs=(cost(),))
    bare, _ = added(owner, "Bare")
    given = {"frame": FrameTerms(), "options": (priced(),)}
    with refused(NotFound):
        do(begin_assessment, client("Another"), activity_id=activity.id, **given)
    with refused(NotFound):
        do(begin_assessment, owner, activity_id=uuid4(), **given)
    with refused(Forbidden):
        do(begin_assessment, member_actor(owner.organisation_id, Role.VIEWER), activity_id=activity.id, **given)
    with refused(ActivityWithoutCost):
        do(begin_assessment, owner, activity_id=bare.id, **given)


@pytest.mark.parametrize(
    ("frame", "error"),
    [
        ({"horizon": 2}, OutOfRange),
        ({"horizon": 121}, OutOfRange),
        ({"discount_bps": 5001}, OutOfRange),
        ({"wanted_minutes": -1}, OutOfRange),
        ({"title": "x" * 161}, TextTooLong),
        ({"volume": Estimate(3, 2, 4)}, OutOfOrder),
        ({"weights": {"cost": 101}}, OutOfRange),
        ({"weights": {"cost": 0}}, OutOfRange),
        ({"weights": {"taste": 5}}, ChoiceUnknown),
    ],
)
def test_a_frame_that_cannot_be_taken_is_refused(frame, error):
    activity, owner = added(client(), costs=(cost(),))
    with refused(error):
        do(begin_assessment, owner, activity_id=activity.id, frame=FrameTerms(**frame))


def test_an_option_that_says_no_price_is_refused():
    activity, owner = added(client(), costs=(cost(),))
    with refused(NoPrice, field="price"):
        options = (priced(price_minor=None),)
        do(begin_assessment, owner, activity_id=activity.id, frame=FrameTerms(), options=options)
