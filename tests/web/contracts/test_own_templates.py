"""Templates of one's own on pages, without scripts: from a contract, from a shipped one, used in an offer, retired."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import OwnTemplate
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, offered, post, running, text

pytestmark = pytest.mark.django_db


def test_a_contract_becomes_a_template_and_a_template_an_offer():
    scene = running()
    reader = browser(scene.client)
    base = "/contracts/templates/"
    assert "No template of your own yet" in text(reader.get(base))
    assert f"{base}new/?contract={scene.number}" in text(reader.get(scene.path))
    shown = text(reader.get(f"{base}new/?contract={scene.number}"))
    assert "without the other side’s names" in shown
    fields = fields_of(shown) | {"name": "Web shops"}
    assert (fields["parts-1-title"], fields["parts-1-amount"]) == ("Ordering and payment", "")
    assert (
        fields_of(text(reader.get(f"{base}new/?contract={scene.number}&amounts=keep")))["parts-1-amount"] == "3400.00"
    )
    done = reader.post(f"{base}new/?contract={scene.number}", fields)
    assert done.status_code == 303, text(done)
    kept = OwnTemplate.objects.get()
    shown = text(reader.get(base))
    assert "Web shops" in shown
    first = fields_of(text(reader.get(f"/contracts/new/?unit=project&template={kept.template}")))
    assert (first["milestones-1-title"], first["milestones-1-amount"], first["title"]) == (
        "Ordering and payment",
        "",
        "",
    )
    assert "as SVG and PDF" in first["milestones-0-criteria"]
    assert "Web shops" in text(reader.get("/contracts/new/?unit=project"))
    assert browser(scene.provider).get(f"/contracts/new/?template={kept.template}").status_code == 404
    assert post(reader, f"{base}{kept.template}/retire/").status_code == 303
    assert reader.get(f"/contracts/new/?template={kept.template}").status_code == 404


def test_a_shipped_template_is_changed_into_ones_own_in_versions():
    scene = offered()
    reader = browser(scene.client)
    path = "/contracts/templates/new/?template=department"
    fields = fields_of(text(reader.get(path))) | {"name": "Departments"}
    assert reader.post(path, fields).status_code == 303
    kept = OwnTemplate.objects.get()
    assert (kept.unit, len(kept.content["clauses"])) == ("department", 28)
    path = f"/contracts/templates/{kept.template}/"
    assert "Version 2 of a template" in text(reader.get(path))
    assert reader.post(path, fields_of(text(reader.get(path))) | {"name": "All departments"}).status_code == 303
    assert OwnTemplate.objects.count() == 2
