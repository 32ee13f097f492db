"""draft_agreement: the row, its first version and its thread, as award and offer use it."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.draft_agreement import draft_agreement
from anyshore.contracts.models import Agreement, AgreementVersion
from anyshore.conversations.models import Thread
from anyshore.plumbing.actions import OutsidePerform
from tests.contracts.world import offered

pytestmark = pytest.mark.django_db


def test_a_draft_is_offered_in_the_same_breath():
    deal = offered()
    assert AgreementVersion.objects.filter(agreement=deal.agreement).count() == 1
    assert Thread.objects.filter(subject_id=deal.agreement.id).count() == 1
    assert not Agreement.objects.filter(state="draft").exists()


def test_it_runs_inside_another_verb_only():
    deal = offered()
    with pytest.raises(OutsidePerform):
        draft_agreement(
            actor=deal.client,
            content=None,
            author_side=None,
            signer=None,
            answer_until=None,
            at=None,  # type: ignore[arg-type]
        )
    assert Agreement.objects.count() == 1
