"""keep_edit: the draft and its history move together."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import AgreementDraft, DraftEdit
from tests.contracts.drafts_world import content_of, edit, shared
from tests.contracts.world import LATER

pytestmark = pytest.mark.django_db


def test_the_history_says_what_the_draft_says():
    deal = shared()
    one = edit(deal, deal.client, "terms.review", review_days=6)
    draft = AgreementDraft.objects.get(agreement=deal.agreement)
    assert (one.number, one.was, one.to, one.undoes) == (1, {"review_days": 10}, {"review_days": 6}, None)
    assert (draft.changed_at, content_of(deal).terms.review_days) == (LATER, 6)
    assert deal.fresh().terms["review_days"] == 6
    assert DraftEdit.objects.filter(agreement=deal.agreement).count() == 1
