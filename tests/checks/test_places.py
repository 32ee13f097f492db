"""Columns and switches that have no place, and state that is set by hand."""

from __future__ import annotations

import pytest

from checks.rules import places

MODELS = "anyshore/contracts/models.py"
ACTION = "anyshore/contracts/actions/sign.py"


@pytest.mark.parametrize(
    ("path", "line", "words"),
    [
        (MODELS, "at = models.DateTimeField(auto_now=True)", "auto_now reads a clock"),
        (MODELS, "at = DateTimeField(auto_now_add=True)", "auto_now_add reads a clock"),
        ("anyshore/plumbing/models.py", "at = models.DateField(auto_now_add=True)", "auto_now_add reads a clock"),
        (MODELS, "rate = models.DecimalField(max_digits=9)", "DecimalField"),
        (MODELS, "amount = models.FloatField()", "amount is a float"),
        (MODELS, "fee_total: F = models.FloatField()", "fee_total is a float"),
        ("anyshore/web/contracts/forms.py", "budget = forms.FloatField()", "budget is a float"),
        ("anyshore/web/contracts/forms.py", "price = forms.DecimalField()", "DecimalField"),
        (ACTION, "def sign(*, actor, force=False): ...", "force turns safety off"),
        (ACTION, "def sign(*, actor, skip_checks=False): ...", "skip_checks turns safety off"),
        (ACTION, "agreement.state = 'signed'", "set by hand"),
        (ACTION, "Agreement.objects.filter(pk=1).update(state='signed')", "updated by hand"),
        ("anyshore/contracts/queries.py", "row.agreement.state = other.state = 1", "set by hand"),
    ],
)
def test_what_is_caught(house, path, line, words):
    house.write(path, line + "\n")
    (found,) = house.found(places)
    assert found.startswith(f"{path}:1:")
    assert words in found


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (MODELS, "amount_minor = models.BigIntegerField()"),
        (MODELS, "score = models.FloatField()"),
        (MODELS, "feeling = models.FloatField()"),
        (MODELS, "state = models.TextField()"),
        ("anyshore/contracts/migrations/0001_initial.py", "at = models.DateTimeField(auto_now=True)"),
        ("anyshore/plumbing/state.py", "obj.state = new"),
        ("anyshore/plumbing/state.py", "rows.update(state=new)"),
        (ACTION, "Agreement.objects.create(state='draft')"),
        (ACTION, "agreement.statement = 'a'"),
        (ACTION, "found.update(status=1)"),
        (ACTION, "def enforce(*, forces, skip): ..."),
        ("anyshore/cli/a.py", "def take(force): ..."),
    ],
)
def test_what_passes(house, path, line):
    house.write(path, line + "\n")
    assert house.found(places) == []
