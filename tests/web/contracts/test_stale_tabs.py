"""A page that tells what moves, left open while it changes: pressed then, it moves nothing and tells what holds."""

from __future__ import annotations

import pytest

from anyshore.exits.models import RefundOffer
from anyshore.ledger.models import Transfer
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import Scene, browser, post, running, text

pytestmark = pytest.mark.django_db(transaction=True)

SAID = "What moves has changed since this page was shown. Nothing was moved: look at it again."


def press(scene: Scene, path: str, fields: dict[str, str], *, by: str = "client", then: str) -> None:
    """What an old page carries is refused and nothing moves; what the refusal shows is done."""
    reader = browser(getattr(scene, by))
    before = Transfer.objects.count()
    refused = reader.post(path, fields)
    assert refused.status_code == 422
    assert SAID in text(refused)
    assert Transfer.objects.count() == before
    assert reader.post(path, fields_of(text(refused)) | fields_without_shown(fields)).status_code == 303
    scene.agreement.refresh_from_db()
    assert scene.agreement.state == then


def fields_without_shown(fields: dict[str, str]) -> dict[str, str]:
    """What the person typed."""
    return {name: value for name, value in fields.items() if name == "reason"}


def told(scene: Scene, path: str, *, by: str = "client", **typed: str) -> dict[str, str]:
    """The form of a page as it stands now, with what is typed into it."""
    return fields_of(text(browser(getattr(scene, by)).get(path))) | typed


def test_a_contract_is_not_cancelled_for_a_sum_that_was_not_shown():
    scene = running()
    scene.fund()
    path = f"{scene.path}cancel/"
    old = told(scene, path, reason="Not needed.")
    scene.fund(1)
    press(scene, path, old, then="cancelled")


def test_milestones_are_not_funded_for_a_sum_that_was_not_shown():
    scene = running()
    path = f"{scene.path}fund/"
    old = told(scene, path)
    scene.fund()
    press(scene, path, old, then="running")


def test_nothing_is_given_back_for_a_sum_that_was_not_shown():
    scene = running()
    scene.fund()
    path = f"{scene.path}1/give-back/"
    old = told(scene, path, by="provider", reason="I cannot do it.")
    assert (
        post(browser(scene.client), f"{scene.path}1/release/", amount="10", why="Begun", sure="1").status_code == 303
    )
    press(scene, path, old, by="provider", then="running")


def test_an_answer_to_divide_is_for_the_sums_that_were_shown():
    scene = running()
    scene.fund()
    given = {"to_client": "70", "reason": "Half is missing."}
    assert post(browser(scene.client), f"{scene.path}1/divide/", **given).status_code == 303
    path = f"{scene.path}divisions/{RefundOffer.objects.get().pk}/agree/"
    old = told(scene, path, by="provider") | {"shown": "1 2 3"}
    press(scene, path, old, by="provider", then="running")
