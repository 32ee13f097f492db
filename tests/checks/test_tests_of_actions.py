"""Every action has its test file, and the file a test."""

from __future__ import annotations

from checks.rules import tests_of_actions


def test_an_action_without_a_test_is_found(house):
    house.write("anyshore/contracts/actions/__init__.py")
    house.write("anyshore/contracts/actions/sign_agreement.py")
    house.write("anyshore/contracts/actions/give_notice.py")
    house.write("anyshore/contracts/actions/propose_change.py")
    house.write("tests/contracts/actions/test_sign_agreement.py", "def test_it(): ...\n")
    house.write("tests/contracts/actions/test_give_notice.py", '"""Nothing yet."""\n')
    house.write("tests/contracts/test_propose_change.py", "def test_it(): ...\n")
    assert house.found(tests_of_actions) == [
        "anyshore/contracts/actions/propose_change.py:1: no test: "
        "tests/contracts/actions/test_propose_change.py is missing",
        "tests/contracts/actions/test_give_notice.py:1: the file holds no test",
    ]


def test_a_test_in_a_class_counts(house):
    house.write("anyshore/contracts/actions/give_notice.py")
    house.write("tests/contracts/actions/test_give_notice.py", "class TestIt:\n    def test_it(self): ...\n")
    assert house.found(tests_of_actions) == []
