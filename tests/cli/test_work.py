"""Reading a file of posts: exactly, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from anyshore.cli.work import WorkFileUnfit, read_posts
from anyshore.kit.money import Money

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
