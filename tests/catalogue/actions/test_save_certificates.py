"""save_certificates: what is stated, whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.catalogue import models
from anyshore.catalogue.actions.save_certificates import save_certificates
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import Profile
from anyshore.catalogue.queries.people import certificates
from anyshore.catalogue.rules.profiles import CERTIFICATES_MAX, Certificate
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation, member_actor

ISO = Certificate("ISO 9001", "TÜV Rheinland", date(2025, 3, 1), date(2028, 2, 29), "https://example.org/9001")


@pytest.mark.django_db
def test_they_are_shown_and_replaced():
    _, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    do(save_certificates, owner, certificates=[Certificate("CPACC"), ISO])
    profile = Profile.objects.get()
    assert {one.name for one in certificates(profile.pk)} == {"CPACC", "ISO 9001"}
    do(save_certificates, owner, certificates=[ISO])
    assert certificates(profile.pk) == (ISO,)


@pytest.mark.django_db
def test_refused_and_nothing_is_written():
    made, owner = make_organisation()
    with pytest.raises(NotFound):
        do(save_certificates, owner, certificates=[ISO])
    do(save_profile, owner, details=GOOD)
    with pytest.raises(Forbidden):
        do(save_certificates, member_actor(made, Role.VIEWER), certificates=[ISO])
    unfit = ([Certificate(" ")], [Certificate("X", link="javascript:1")], [ISO] * (CERTIFICATES_MAX + 1),
             [Certificate("X", "", date(2026, 1, 1), date(2025, 1, 1))])  # fmt: skip
    for given in unfit:
        with pytest.raises(Invalid):
            do(save_certificates, owner, certificates=given)
    assert not models.Certificate.objects.exists()
