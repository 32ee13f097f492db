"""An action file holds one public keyword-only function of its own name, with its exception classes."""

from __future__ import annotations

import pytest

from checks.rules import actions

GOOD = '''
"""Sign."""

from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action

MOST = 3


class AlreadySigned(Refused):
    """It is signed."""

    code = "already_signed"


class NotYours(Forbidden):
    """Another's."""

    code: str = "not_yours"


class NotEvenYours(NotYours):
    """Takes its parent's code."""


@action
def sign_agreement(*, actor: Actor, agreement_id: UUID, at: datetime, words: str = "") -> Agreement:
    """The agreement is signed."""
    return _signed(agreement_id)


def _signed(agreement_id: UUID) -> Agreement:
    raise AlreadySigned(agreement_id=agreement_id)
'''
PATH = "anyshore/contracts/actions/sign_agreement.py"


def test_a_well_made_file_passes(house):
    house.write("anyshore/contracts/actions/__init__.py")
    house.write(PATH, GOOD)
    assert house.found(actions) == []


def test_the_mark_is_found_under_another_name(house):
    house.write(PATH, GOOD.replace("import action", "import action as verb").replace("@action", "@verb"))
    assert house.found(actions) == []


def test_a_refusal_may_build_on_another_actions(house):
    also = "from anyshore.sourcing.actions.award import Gone\n\n\nclass GoneToo(Gone):\n    code = 'gone_too'\n"
    house.write(PATH, GOOD + also)
    assert house.found(actions) == []


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ("def sign_agreement", "def sign", "holds the function of its own name: sign_agreement()"),
        ("def _signed", "def signed", "a second public function, signed()"),
        ("@action\n", "", "is not marked @action"),
        ("from anyshore.plumbing.actions", "from elsewhere", "is not marked @action"),
        ("(*, actor", "(actor", "keyword-only"),
        ("words: str = ", "**words: str", "keyword-only"),
        ("actor: Actor, ", "", "takes no actor"),
        ("at: datetime, ", "", "takes no at"),
        ('    """The agreement is signed."""\n', "", "does not say what becomes true"),
        ("AlreadySigned(Refused)", "AlreadySigned(Exception)", "is no refusal from kit.errors"),
        ("AlreadySigned(Refused)", "AlreadySigned", "is no refusal from kit.errors"),
        ('    code = "already_signed"\n', "", "AlreadySigned has no code"),
        ("MOST = 3", "print(3)", "runs nothing when it is imported"),
        ("MOST = 3", "for one in ():\n    pass", "runs nothing when it is imported"),
        ("@action\ndef", "@action\nasync def", "is async"),
    ],
)
def test_what_is_caught(house, was, becomes, words):
    text = GOOD.replace(was, becomes) if becomes != "**words: str" else GOOD.replace('words: str = ""', becomes)
    assert text != GOOD
    house.write(PATH, text)
    assert any(words in found for found in house.found(actions)), house.found(actions)


def test_other_rooms_and_doors_are_not_actions(house):
    house.write("anyshore/contracts/queries.py", "def a(x): ...\ndef b(x): ...\n")
    house.write("anyshore/web/actions/thing.py", "def a(x): ...\n")
    assert house.found(actions) == []


def test_a_door_has_no_action_of_its_own(house):
    house.write(
        "anyshore/jobs/mail.py", "from anyshore.plumbing.actions import action\n\n\n@action\ndef send(): ...\n"
    )
    house.write(
        "anyshore/plumbing/mail.py", "from anyshore.plumbing.actions import action\n\n\n@action\ndef send(): ...\n"
    )
    assert house.found(actions) == ["anyshore/jobs/mail.py:5: send() is an action in a door: give it a file in a room"]
