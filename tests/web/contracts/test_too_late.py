"""Who comes second: what they sent is refused, and they are told how the thing stands now, with the way there."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Agreement
from anyshore.kit.ids import new_id
from anyshore.sourcing.actions.send_proposal import send_proposal
from tests.factories import do, make_organisation
from tests.sourcing.world import offer
from tests.web.contracts.scenes import browser, now, offered, post, proposed, running, soon, text

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("unit", ["task", "project"])
def test_who_awards_second_is_led_to_the_contract_that_is_there(unit):
    proposal, client, _provider = proposed(unit)
    terms = offer(21_000, finishes_on=soon(10))
    other = do(send_proposal, make_organisation()[1], now(), request_id=proposal.request_id, terms=terms)
    reader, second = browser(client), browser(client)
    assert second.get(f"/proposals/{other.number}/award/").status_code == 200
    assert post(reader, f"/proposals/{proposal.number}/award/").status_code == 303
    made = Agreement.objects.get()
    for late in (other.number, proposal.number):
        refused = post(second, f"/proposals/{late}/award/")
        assert refused.status_code == 422
        assert f'<a href="/contracts/{made.number}/">It was awarded: see contract C-{made.number}</a>' in text(refused)
        shown = second.get(f"/proposals/{late}/award/")
        assert shown.status_code == 409
        assert f'href="/contracts/{made.number}/"' in text(shown)
    assert Agreement.objects.count() == 1


def test_the_same_form_sent_twice_is_not_too_late():
    proposal, client, _provider = proposed()
    reader = browser(client)
    key = str(new_id())
    first, again = (post(reader, f"/proposals/{proposal.number}/award/", _key=key) for _ in range(2))
    assert (again.status_code, again["Location"]) == (303, first["Location"])


def test_who_signs_declines_or_withdraws_second_is_told_how_it_stands():
    scene = offered()
    reader, second = browser(scene.provider), browser(scene.provider)
    hash_seen = scene.hash()
    assert post(reader, f"{scene.path}decline/").status_code == 303
    for verb, given in (("sign", {"version_hash": hash_seen}), ("decline", {})):
        refused = text(post(second, f"{scene.path}{verb}/", **given))
        assert f"See C-{scene.number} as it stands now: declined" in refused, verb
        assert f'<a href="{scene.path}">' in refused
    assert "as it stands now: declined" in text(post(browser(scene.client), f"{scene.path}withdraw/"))


def test_who_funds_or_accepts_second_is_told_how_it_stands():
    scene = running()
    scene.fund()
    client = browser(scene.client)
    assert "as it stands now: running" in text(post(client, f"{scene.path}1/fund/"))
    handed_in = scene.hand_in()
    scene.accept(handed_in)
    refused = text(post(client, f"{scene.path}1/accept/", submission_id=str(handed_in.pk)))
    assert f"in C-{scene.number} as it stands now: accepted" in refused
    assert f'<a href="{scene.path}">' in refused
