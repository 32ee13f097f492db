"""Templates end in .html and carry no code of their own."""

from __future__ import annotations

import pytest

from checks.rules import templates

PAGE = "anyshore/web/contracts/templates/contracts/agreement.html"


@pytest.mark.parametrize(
    "line",
    [
        '<button onclick="go()">',
        '<p class="a" style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<script type="module">go()</script>',
        "{{ text|safe }}",
        "{% autoescape false %}",
        '<div hx-on::load="go()">',
    ],
)
def test_what_is_caught(house, line):
    house.write(PAGE, f"<p>\n{line}\n")
    found = house.found(templates)
    assert found
    assert found[0].startswith(f"{PAGE}:2:")


@pytest.mark.parametrize(
    "line",
    [
        '<script src="/static/a.js" defer></script>',
        '<script type="application/ld+json">{}</script>',
        "<p data-style='a'>The one style = his, on = off</p>",
        '<button name="action" value="online">',
        "{# <p style='a'> |safe #}",
        "{{ text|safely }}",
    ],
)
def test_what_passes(house, line):
    house.write(PAGE, line + "\n")
    house.write("anyshore/web/components/button.html", line + "\n")
    house.write("anyshore/web/accounts/templates/account/email/hello.txt", "{{ text }}\n")
    house.write("anyshore/web/static/anyshore.css", "p {}\n")
    assert house.found(templates) == []


@pytest.mark.parametrize("name", ["a.jinja", "a.j2", "a.txt", "a.htm"])
def test_a_template_ends_in_html(house, name):
    house.write(f"anyshore/web/contracts/templates/contracts/{name}", "")
    assert "a template ends in .html" in house.found(templates)[0]
