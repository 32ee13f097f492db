"""A door imports no inner verb."""

from __future__ import annotations

from checks.rules import inner_verbs

CALLS_DOWN = """
from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.payments.actions.release import release
"""


def test_an_action_that_a_higher_one_calls_is_kept_from_the_doors(house):
    house.write("anyshore/delivery/actions/accept_submission.py", "")
    house.write("anyshore/payments/actions/accept_and_release.py", CALLS_DOWN)
    house.write(
        "anyshore/web/delivery/views.py", "from anyshore.delivery.actions.accept_submission import accept_submission\n"
    )
    house.write("anyshore/jobs/a.py", "def late():\n    import anyshore.delivery.actions.accept_submission\n")
    house.write("anyshore/cli/b.py", "from anyshore.delivery.actions import accept_submission\n")
    words = "delivery.actions.accept_submission is an inner verb of payments.actions.accept_and_release: call that one"
    assert house.found(inner_verbs) == [
        f"anyshore/cli/b.py:1: {words}",
        f"anyshore/jobs/a.py:2: {words}",
        f"anyshore/web/delivery/views.py:1: {words}",
    ]


def test_the_outermost_verb_and_one_called_on_its_own_floor_only_pass(house):
    house.write("anyshore/payments/actions/accept_and_release.py", CALLS_DOWN)
    house.write(
        "anyshore/web/payments/views.py",
        "from anyshore.payments.actions.accept_and_release import accept_and_release\n",
    )
    house.write("anyshore/jobs/c.py", "from anyshore.payments.actions.release import release\n")
    assert house.found(inner_verbs) == []


def test_an_exception_is_heard_and_one_without_need_is_found(house, monkeypatch):
    house.write("anyshore/payments/actions/accept_and_release.py", CALLS_DOWN)
    house.write("anyshore/jobs/a.py", "from anyshore.delivery.actions.accept_submission import accept_submission\n")
    monkeypatch.setattr(inner_verbs, "EXCEPTIONS", {("jobs", "delivery.actions.accept_submission"): "why"})
    assert house.found(inner_verbs) == []
    house.write("checks/rules/inner_verbs.py", "")
    house.write("anyshore/jobs/a.py", "")
    assert "no longer needed" in house.found(inner_verbs)[0]


def test_the_plumbings_perform_is_no_verb(house):
    house.write("anyshore/payments/actions/pay.py", "from anyshore.plumbing.actions import action\n")
    house.write("anyshore/jobs/a.py", "from anyshore.plumbing.actions import perform, action\n")
    assert house.found(inner_verbs) == []
