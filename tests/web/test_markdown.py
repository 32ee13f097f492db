"""What people write becomes safe markup with headings in order."""

import re
from itertools import pairwise

import pytest

from anyshore.web.filters import excerpt, markdown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "![x](https://example.org/track.png)",
        "<svg onload=alert(1)>",
        '[x](<https://e.org/" onmouseover="alert(1)>)',
        "<a href='javascript:alert(1)'>x</a>",
        "`<b onclick=alert(1)>`",
        "<style>*{display:none}</style>",
        "| a |\n| - |\n| <iframe src=//evil> |",
    ],
)
def test_nothing_runs_and_nothing_loads(text):
    html = str(markdown(text))
    tags = set(re.findall(r"<\s*([a-zA-Z0-9]+)", html))
    assert tags <= {"div", "p", "a", "code", "table", "thead", "tbody", "tr", "th", "td"}
    for tag in re.findall(r"<[^>]*>", html):
        assert "onerror" not in tag or "&quot;" in tag
        assert not re.search(r"\son\w+\s*=", tag)
        assert "javascript:" not in tag
        assert "data:" not in tag


def test_links_leave_without_a_referrer():
    assert 'rel="noopener noreferrer nofollow ugc"' in markdown("[x](https://example.org)")


@pytest.mark.parametrize("text", ["# A\n\n### B\n\n# C", "#### A\n\n# B", "## A\n\n###### B\n\n## C", "# A"])
def test_headings_start_at_three_and_skip_none(text):
    levels = [int(level) for level in re.findall(r"<h(\d)>", markdown(text))]
    assert levels[0] == 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_plain_words_stay():
    assert markdown("One & two < three") == '<div class="prose"><p>One &amp; two &lt; three</p>\n</div>'


def test_an_excerpt_has_words_and_no_marks():
    text = "## Proposal\n\n### Please *restate* the [problem](https://example.org)\n\n- one\n- `two`"
    assert excerpt(text) == "Proposal Please restate the problem one two"
    assert excerpt("word " * 100, 20) == "word word word word…"
    assert excerpt("") == ""
