"""Code that nothing uses is found; what templates, settings and frameworks use is not."""

from __future__ import annotations

from checks.tree import Tree
from checks.unused import unused

CODE = """
from django.db import models

from anyshore.jobs.app import job


def dead(): ...


def alive(): ...


def named_in_a_template(): ...


class NamedInTheSettings: ...


class Agreement(models.Model):  # used below
    title = models.TextField()

    def save(self): ...

    class Meta:
        ordering = ["title"]


class Rows:
    def never(self): ...


@job("a.b")
def called_by_name(): ...


alive(), Rows(), Agreement()
"""


def test_only_what_nothing_uses_is_told(house):
    house.write("anyshore/contracts/thing.py", CODE)
    house.write(
        "anyshore/settings/all.py", 'M = ["anyshore.contracts.thing.NamedInTheSettings"]\n\n\ndef unseen(): ...\n'
    )
    house.write("anyshore/web/templates/a.html", "dead never {{ row.named_in_a_template }} {% if alive %}{% endif %}")
    house.write("tests/contracts/test_thing.py", "from anyshore.contracts.thing import dead\ndead()\n")
    assert list(unused(Tree(house.root))) == [
        "anyshore/contracts/thing.py:6: unused function 'dead'",
        "anyshore/contracts/thing.py:28: unused method 'never'",
    ]
