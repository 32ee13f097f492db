"""Views are functions of at most 15 lines."""

from __future__ import annotations

from checks.rules import views


def view(lines: int, name: str = "page") -> str:
    """A view with so many lines of body."""
    body = "".join(f"    a{number} = request\n" for number in range(lines - 1))
    return f'@login\ndef {name}(\n    request, agreement_id\n):\n    """What it shows."""\n{body}    return a0\n\n\n'


def test_fifteen_lines_pass_and_sixteen_do_not(house):
    house.write("anyshore/web/contracts/views.py", view(15) + view(16, "other") + view(16, "_helper"))
    assert house.found(views) == ["anyshore/web/contracts/views.py:24: the view other() has 16 lines, at most 15"]


def test_what_a_route_names_is_a_view_wherever_it_stands(house):
    house.write("anyshore/web/contracts/pages.py", view(16) + view(16, "no_view"))
    house.write("anyshore/web/contracts/downloads.py", view(20, "send"))
    house.write(
        "anyshore/web/contracts/urls.py",
        """
        from django.urls import path

        from anyshore.web.contracts import pages
        from anyshore.web.contracts.downloads import send

        urlpatterns = [path("a", pages.page), path("b", door(send), name="send")]
        """,
    )
    assert [found.split(" ")[3] for found in house.found(views)] == ["send()", "page()"]


def test_a_class_is_no_view(house):
    house.write(
        "anyshore/web/contracts/views.py",
        "from django.views.generic import DetailView\nimport anyshore\n\nclass A(DetailView): ...\nclass Rows: ...\n",
    )
    assert house.found(views) == ["anyshore/web/contracts/views.py:4: A is a class: views are functions"]
