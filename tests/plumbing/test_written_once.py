"""SQL that is written once answers as what it was written from, for every row."""

from __future__ import annotations

import pytest
from django.db.models import Count, Exists, OuterRef, Subquery

from anyshore.parties.models import Membership, Organisation
from anyshore.plumbing.written_once import written_once
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def test_it_answers_as_what_it_was_written_from():
    made = [make_organisation(name=name)[0] for name in ("Été", "50 % off", "Quiet")]
    people = Membership.objects.filter(organisation=OuterRef("pk"))
    Membership.objects.filter(organisation=made[2]).delete()
    asked = {
        "anybody": Exists(people),
        "owned": Exists(people.filter(role="owner")),
        "role": Subquery(people.values("role")[:1]),
        "since": Subquery(people.values("joined_at")[:1]),
        "many": Subquery(people.order_by().values("organisation").annotate(n=Count("pk")).values("n")),
        "percent": Exists(Organisation.objects.filter(pk=OuterRef("pk"), name__contains="50 %")),
    }
    ready = written_once(Organisation, asked)
    rows = Organisation.objects.filter(pk__in=[one.pk for one in made], name__gt="").order_by("name")
    plain = list(rows.annotate(**asked).values_list("name", *asked))
    for _twice in range(2):
        assert list(rows.annotate(**ready).values_list("name", *asked)) == plain
    assert [row[1] for row in plain] == [True, False, True]
    assert [row[6] for row in plain] == [True, False, False]
