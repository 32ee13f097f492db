"""maintain_defect: it stays as reported, and its time ran on."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.maintain_defect import maintain_defect
from anyshore.delivery.rules.defects import CureOver, DeniedBefore
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from tests.delivery.defects_world import DAY, reported
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_stays_as_reported_and_cannot_be_denied_again():
    found = reported()
    found.deny(NOW + DAY)
    one = do(maintain_defect, found.client, NOW + 2 * DAY, **found.about(words="We did not."))
    assert (one.state, one.until, one.asked_at) == ("reported", found.cure(NOW), NOW)
    assert found.clocks() == [("delivery.fail_defect", found.cure(NOW))]
    with pytest.raises(DeniedBefore):
        found.deny(NOW + 2 * DAY)


def test_refusals():
    found, (_, stranger) = reported(), make_organisation()
    given = found.about(words="We did not.")
    refuses(NotAllowed, maintain_defect, found.client, **given)
    found.deny()
    refuses(NotFound, maintain_defect, stranger, **given)
    refuses(Forbidden, maintain_defect, found.provider, **given)
    refuses(Invalid, maintain_defect, found.client, **{**given, "words": " "})
    refuses(CureOver, maintain_defect, found.client, found.cure(NOW), **given)


def test_replay():
    found = reported()
    found.deny()
    replays(maintain_defect, found.client, **found.about(words="We did not."))
    assert found.one().state == "reported"
