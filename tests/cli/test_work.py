"""Reading a file of posts: exactly, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from anyshore.cli.work import WorkFileUnfit, read_posts
from anyshore.contracts.models import Agreement
from anyshore.kit.money import Money
from anyshore.sourcing.models import Proposal, Request

POSTS = Path(__file__).parents[1] / "data" / "real_work" / "posts.json"


def test_the_real_posts_are_read_exactly():
    posts = read_posts(POSTS.read_text(encoding="utf-8"))
    assert len(posts) == 133
    assert sum(post.price.minor for post in posts) == 5_292_500
    assert sum(len(post.proposals) for post in posts) == 58
    assert [post.chosen for post in posts if post.proposals] == [1, 3, 6, 1, 4, 0, 2, 4, 4, 0, 0, 0, 0]


def post(**changed: object) -> str:
    entry = {"post": "1", "title": "T", "brief": "B", "price_usd": 0.0, "proposals": [], "chosen_proposal": None}
    return json.dumps([{**entry, **changed}])


def test_a_price_is_the_text_that_stands_there():
    text = post(price_usd=1).replace('"price_usd": 1', '"price_usd": 90071992547.41')
    assert read_posts(text)[0].price == Money(9_007_199_254_741, "USD")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        '[{"post": 1}]',
        post(price_usd=-5),
        post(price_usd=1.005),
        post(price_usd=None),
        post(price_usd=10).replace("10", "1e3"),
        post(price_usd=10).replace("10", "NaN"),
        post(price_usd=10, proposals=[{"proposal": 0, "text": "x"}], chosen_proposal=4),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(text):
    with pytest.raises(WorkFileUnfit) as refused:
        read_posts(text)
    assert refused.value.params["where"] in {"file", "post 1"}


# The command


TWO = [
    {"post": "1", "title": "A shop", "brief": "Sells bread.", "price_usd": 250.5, "chosen_proposal": 1,
     "proposals": [{"proposal": 1, "text": "I bake such shops."}, {"proposal": 2, "text": "We have made nine."}]},
    {"post": "2", "title": "A fix", "brief": "The till.", "price_usd": 99, "chosen_proposal": None, "proposals": []},
]  # fmt: skip


@pytest.fixture
def imported(db, settings, tmp_path, capsys):
    """Run the command on a file of this text; what it says."""
    settings.ANYSHORE_SANDBOX = True

    def run(text: str | bytes) -> str:
        file = tmp_path / "posts.json"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        call_command("import_work", str(file))
        return capsys.readouterr().out

    return run


def there() -> tuple[int, int, int]:
    return Request.objects.count(), Proposal.objects.count(), Agreement.objects.count()


def test_a_good_file_becomes_requests_proposals_and_offers(imported):
    assert imported(json.dumps(TWO)) == "1 requests with 2 proposals, and 1 direct offers.\n"
    assert there() == (1, 2, 1)
    assert Request.objects.get().budget_minor == 25_050
    assert (Agreement.objects.get().value_minor, Agreement.objects.get().currency) == (9_900, "USD")


def test_the_same_file_twice_is_taken_once(imported):
    imported(json.dumps(TWO))
    said = imported(json.dumps(TWO))
    assert said == "0 requests with 0 proposals, and 0 direct offers.\n2 posts of the file were taken before.\n"
    assert there() == (1, 2, 1)
    more = [*TWO, {**TWO[1], "post": "3", "title": "Another fix"}]
    assert "1 direct offers.\n2 posts" in imported(json.dumps(more))
    assert there() == (1, 2, 2)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[", "not JSON"),
        ("{}", "not a list of posts"),
        (b"\xff\xfe[]", "cannot be read"),
        (json.dumps([*TWO, {**TWO[1], "price_usd": 1.005}]), "post 3"),
        (json.dumps([*TWO, {**TWO[1], "price_usd": -5}]), "post 3"),
        (json.dumps([*TWO, {"post": "4"}]), "post 3"),
    ],
)
def test_a_bad_file_is_refused_whole(imported, text, why):
    with pytest.raises(CommandError, match=why):
        imported(text)
    assert there() == (0, 0, 0)


def test_a_file_that_is_not_there_and_a_real_instance_are_refused(db, settings, tmp_path):
    settings.ANYSHORE_SANDBOX = True
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_work", str(tmp_path / "none.json"))
    settings.ANYSHORE_SANDBOX = False
    with pytest.raises(CommandError, match="ANYSHORE_SANDBOX=1"):
        call_command("import_work", str(tmp_path / "none.json"))
    assert there() == (0, 0, 0)
