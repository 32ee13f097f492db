"""write_submission: one review at a time, with its clock."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.write_submission import write_submission
from anyshore.delivery.models import Submission, Work
from anyshore.kit.errors import NotAllowed
from tests.contracts.world import clocks
from tests.deals import make_deal
from tests.factories import do


@pytest.mark.django_db
def test_the_clock_runs_and_a_second_hand_in_is_refused():
    deal = make_deal()
    work = Work.objects.select_related("agreement").get()
    given = {"author_id": deal.provider.person_id, "note": "Here."}
    submission = do(write_submission, deal.provider, work=work, **given)
    assert clocks(submission.pk) == [("exits.accept_by_silence", submission.review_until)]
    with pytest.raises(NotAllowed):
        do(write_submission, deal.provider, work=Work.objects.select_related("agreement").get(), **given)
    assert Submission.objects.count() == 1
