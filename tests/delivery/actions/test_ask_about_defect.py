"""ask_about_defect: the client is told once more, and nothing else changes."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.ask_about_defect import ask_about_defect
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import AuditEntry
from tests.delivery.defects_world import DAY, reported
from tests.factories import NOW, do
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def test_the_client_is_told_once_more():
    found = reported()
    refuses(NotAllowed, ask_about_defect, CLOCK, **found.about())
    found.right()
    refuses(Forbidden, ask_about_defect, found.provider, **found.about())
    one = do(ask_about_defect, CLOCK, NOW + DAY, **found.about())
    assert (one.state, one.tried) == ("put_right", 0)
    assert AuditEntry.objects.filter(name="delivery.DefectWaits").count() == 1
