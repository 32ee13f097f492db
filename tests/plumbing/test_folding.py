"""PostgreSQL folds texts as Python does, and people find what they write without accents."""

from dataclasses import replace

import pytest
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection

from anyshore.catalogue.queries.names import named
from anyshore.catalogue.queries.shopping import find_packages
from anyshore.catalogue.rules.shopping import sought_packages
from anyshore.insight.queries.search import search
from anyshore.kit.folding import folded
from anyshore.parties.models import Organisation
from anyshore.parties.rules import ANYONE
from anyshore.plumbing.folding import Folded, Worded
from tests.catalogue.packages import LOGO, on_sale, seller
from tests.factories import make_organisation
from tests.kit.test_folding import TOLD
from tests.sourcing.world import LATER, posted

pytestmark = pytest.mark.django_db


def test_postgresql_folds_as_python_does():
    name = " ".join(TOLD)
    organisation, _ = make_organisation(name=name)
    assert Organisation.objects.annotate(bare=Folded("name")).get(pk=organisation.pk).bare == folded(name)
    letters = "".join(chr(sign) for sign in range(0xA0, 0x600) if chr(sign).isalpha())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {Folded.template % {'expressions': '%s'}}", [letters])
        assert cursor.fetchone()[0] == folded(letters)


def test_names_requests_and_packages_are_found_without_accents():
    maker = make_organisation(name="Muñoz & Søn")[0]
    assert named("munoz SON") == {maker.pk}
    request, owner = posted(title="Übersetzung eines Präsentationstextes")
    for words in ("ubersetzung", "Übersetzung prasen"):
        assert [row.number for row in search(owner, words, at=LATER).requests] == [request.number]
        assert [row.number for row in search(ANYONE, words, at=LATER).requests] == [request.number]
    on_sale(seller(), replace(LOGO, title="Une identité à l’ancienne"))
    found = find_packages(ANYONE, sought_packages({"q": "identite ancienne"}, currency="EUR"))
    assert found.total == 1


def test_the_index_of_names_is_that_of_the_question():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        wanted = SearchQuery("munoz:*", config="simple", search_type="raw")
        rows = Organisation.objects.annotate(said=SearchVector(Worded("name"), config="simple")).filter(said=wanted)
        assert "parties_organisation_name" in rows.explain()
