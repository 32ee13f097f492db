"""decide_verification: the operator alone, with evidence."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Invalid, NotFound
from anyshore.parties.actions.decide_verification import decide_verification
from anyshore.parties.models import Organisation
from anyshore.parties.queries import verifications
from tests.factories import do, make_organisation, operator_actor


@pytest.mark.django_db
def test_the_operator_verifies_with_evidence():
    made, owner = make_organisation()
    given = {"organisation_id": made.id, "outcome": "verified", "evidence": "Extract of the register, 2026-11-02"}
    do(decide_verification, operator_actor(), **given)
    assert Organisation.objects.get(pk=made.pk).verification == "verified"
    assert [row.evidence for row in verifications(owner)] == ["Extract of the register, 2026-11-02"]


@pytest.mark.django_db
def test_nobody_else_and_not_without_evidence():
    made, owner = make_organisation()
    with pytest.raises(NotFound):
        do(decide_verification, owner, organisation_id=made.id, outcome="verified", evidence="x")
    for outcome, evidence in (("verified", " "), ("asked", "x")):
        with pytest.raises(Invalid):
            do(decide_verification, operator_actor(), organisation_id=made.id, outcome=outcome, evidence=evidence)
    assert Organisation.objects.get(pk=made.pk).verification == "unverified"
