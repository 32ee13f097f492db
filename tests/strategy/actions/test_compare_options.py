"""compare_options: everything is worked out, to the cent the same each time."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.money import AmountTooLarge
from anyshore.parties.rules import Role
from anyshore.strategy.actions.compare_options import NothingToCompare, compare_options
from anyshore.strategy.actions.put_up_assessment import put_up_assessment
from anyshore.strategy.actions.save_option import save_option
from anyshore.strategy.actions.take_back_assessment import take_back_assessment
from anyshore.strategy.models import Assessment
from anyshore.strategy.queries.cases import case_of, hash_of, inputs_of
from anyshore.strategy.rules.estimates import Estimate
from anyshore.strategy.rules.results import plain, read
from anyshore.strategy.rules.terms import LineTerms
from tests.factories import do, member_actor
from tests.strategy.assessing import begun, compared, option_of, priced
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_the_result_is_kept_with_the_hash_of_its_inputs_and_read_back_as_it_was():
    made, _ = compared()
    kept = Assessment.objects.get(pk=made.pk)
    assert plain(read(kept.result)) == plain(read(made.result))
    assert kept.inputs_hash == hash_of(inputs_of(kept, case_of(kept)))
    assert events(made.id)[-1] == "OptionsCompared"
    result = read(kept.result)
    now = result.outcomes[str(option_of(kept, "in_house").id)]
    assert now.cost.mean == 5 * 17_040_000
    assert len(now.curve) == 60


def test_the_same_option_saved_again_gives_the_same_result_to_the_cent():
    made, owner = begun(None, priced(price_minor=8_765_432))
    first = read(made.result).outcomes[str(option_of(made).id)]
    terms = priced(price_minor=8_765_432)
    do(save_option, owner, assessment_id=made.id, version=made.version, option_id=option_of(made).id, terms=terms)
    again = do(compare_options, owner, assessment_id=made.id)
    second = read(again.result).outcomes[str(option_of(made).id)]
    assert (first.cost, first.curve, first.break_even) == (second.cost, second.curve, second.break_even)


def test_sums_beyond_what_money_may_be_are_refused():
    made, owner = begun()
    line = LineTerms(kind="price", estimate=Estimate(10**12, 10**12, 10**12), timing="unit")
    terms = priced(lines=(line,))
    do(save_option, owner, assessment_id=made.id, version=1, terms=terms)
    with refused(AmountTooLarge):
        do(compare_options, owner, assessment_id=made.id)


def test_refusals_change_nothing():
    made, owner = begun()
    with refused(NothingToCompare):
        do(compare_options, owner, assessment_id=made.id)
    with refused(NotFound):
        do(compare_options, client("Another"), assessment_id=made.id)
    with refused(Forbidden):
        do(compare_options, member_actor(owner.organisation_id, Role.VIEWER), assessment_id=made.id)
    ready, boss = compared(client("Third"))
    with refused(NotAllowed):
        do(compare_options, boss, assessment_id=ready.id)
    do(put_up_assessment, boss, assessment_id=ready.id, version=ready.version)
    do(take_back_assessment, boss, assessment_id=ready.id)
    with refused(NotAllowed):
        do(compare_options, boss, assessment_id=ready.id)
