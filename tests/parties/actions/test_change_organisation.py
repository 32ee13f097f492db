"""change_organisation: owners only; what was verified must be verified again."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.actions.change_organisation import change_organisation
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Details, Role
from tests.factories import do, make_organisation, member_actor

NEW = Details("New Name", "company", "DE", "Leipzig", "Europe/Berlin", "EUR", vat_id="DE1")


@pytest.mark.django_db
def test_an_owner_changes_it_and_its_verification_is_void():
    made, owner = make_organisation()
    Organisation.objects.filter(pk=made.pk).update(verification="verified")
    changed = do(change_organisation, owner, organisation_id=made.id, details=NEW)
    assert (changed.name, changed.country, changed.verification) == ("New Name", "DE", "unverified")


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["name", "country", "timezone", "currency", "working_days", "buys"])
def test_what_cannot_be_is_refused(field):
    made, owner = make_organisation()
    unfit = {"working_days": "771", "buys": False}.get(field, "")
    details = Details(**{**NEW.columns(), field: unfit})
    with pytest.raises(Invalid) as refused:
        do(change_organisation, owner, organisation_id=made.id, details=details)
    assert refused.value.params["field"] == field
    made.refresh_from_db()
    assert made.name != "New Name"


@pytest.mark.django_db
def test_others_may_not_and_strangers_do_not_find_it():
    made, _ = make_organisation()
    _, other = make_organisation()
    with pytest.raises(Forbidden):
        do(change_organisation, member_actor(made, Role.MANAGER), organisation_id=made.id, details=NEW)
    with pytest.raises(NotFound):
        do(change_organisation, other, organisation_id=made.id, details=NEW)
