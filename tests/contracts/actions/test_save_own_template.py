"""save_own_template: a template of one's own, in versions that never change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.save_own_template import save_own_template
from anyshore.contracts.models import OwnTemplate
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.own_templates import outline_from, own_template, own_templates
from anyshore.contracts.rules.outlines import Amounts, Outline
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import ANYONE, Role
from tests.contracts.world import LATER, parties, refused, running
from tests.factories import NOW, do, make_organisation, member_actor, operator_actor

pytestmark = pytest.mark.django_db


def outline(**more) -> Outline:
    given = {"name": "Our texts", "unit": "project", "currency": "EUR", "terms": default_terms("project"), **more}
    return Outline(**given)


def test_it_is_kept_in_versions_for_its_own_organisation_alone():
    client, provider = parties()
    saved = do(save_own_template, client, NOW, outline=outline())
    do(save_own_template, client, LATER, outline=outline(name="Our texts, longer"), template_id=saved.template)
    [row] = own_templates(client)
    assert (row.outline.name, row.number, row.may, row.is_operators) == ("Our texts, longer", 2, True, False)
    assert list(OwnTemplate.objects.order_by("number").values_list("content__name", flat=True)) == [
        "Our texts", "Our texts, longer",
    ]  # fmt: skip
    assert own_templates(provider) == []
    assert own_templates(client, unit="department") == []


def test_the_operators_are_everybodys():
    client, _ = parties()
    saved = do(save_own_template, operator_actor(), NOW, outline=outline(name="As the city does it"))
    row = own_template(client, saved.template)
    assert (row.is_operators, row.may) == (True, False)
    with refused(NotFound):
        do(save_own_template, client, LATER, outline=outline(), template_id=saved.template)


def test_one_is_saved_from_a_contract_without_the_other_side():
    deal = running()
    kept = outline_from(deal.client, deal.agreement.number, Amounts.DROP)
    assert (kept.name, kept.parts[0].title, kept.parts[0].amount_minor) == ("A logo", "Logo", 0)
    assert outline_from(deal.provider, deal.agreement.number, Amounts.KEEP).parts[0].amount_minor == 20_000
    do(save_own_template, deal.client, LATER, outline=replace(kept, name="Logos"))
    _, stranger = make_organisation(name="Stranger")
    with pytest.raises(NotFound):
        outline_from(stranger, deal.agreement.number, Amounts.DROP)
    with pytest.raises(Forbidden):
        outline_from(operator_actor(), deal.agreement.number, Amounts.DROP)


def test_what_is_refused_keeps_nothing():
    client, _ = parties()
    member = member_actor(client.acting_organisation, Role.MEMBER)
    for actor in (member, ANYONE):
        with refused(Forbidden):
            do(save_own_template, actor, NOW, outline=outline())
    with refused(NotFound):
        do(save_own_template, client, NOW, outline=outline(), template_id=new_id())
    with refused(Invalid, field="title"):
        do(save_own_template, client, NOW, outline=outline(name=""))
    assert OwnTemplate.objects.count() == 0
