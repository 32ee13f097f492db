"""What a brief lacks: the list beside the form, a step of its own without scripts, and one line added by a button."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anyshore.catalogue.rules.suggestions import suggest_category
from anyshore.sourcing.rules.brief import BriefScore, Point, Written, brief_score
from anyshore.web.rendering import page
from anyshore.web.sourcing.brief_words import addition
from anyshore.web.sourcing.forms import Wanted
from anyshore.web.sourcing.views.requests import words

TEXT_LIMIT = 20_000
ADD_LINE = "line"
"""The button that adds a line to the brief; its value is the point's name."""


def checked(request: HttpRequest) -> HttpResponse:
    """What the words written so far name, and what they do not."""
    return page(request, "sourcing/brief.html", block="list", found=score_of(Wanted(request)), **words())


def score_of(form: Wanted) -> BriefScore:
    """The score of a request as its form stands; an attachment counts once it is chosen."""
    told = {name: form.bound_field(name).value for name in ("title", "brief", "category", "budget", "wanted_on")}
    text = f"{told['title']}\n{told['brief']}"[:TEXT_LIMIT]
    return brief_score(
        Written(
            title=told["title"],
            brief=told["brief"][:TEXT_LIMIT],
            category=told["category"] or suggest_category(text),
            has_budget=bool(told["budget"].strip()),
            has_date=bool(told["wanted_on"].strip()),
            has_files=bool(form.uploads("files")),
        )
    )


def with_line(request: HttpRequest) -> bool:
    """Whether the form was sent to get a line more in its brief; then the line stands in what was posted."""
    name = request.POST.get(ADD_LINE, "")
    if name not in set(Point):
        return False
    posted = request.POST.copy()
    before = posted.get("brief", "").rstrip()
    slug = posted.get("category", "") or suggest_category(f"{posted.get('title', '')}\n{before}"[:TEXT_LIMIT])
    posted["brief"] = f"{before}\n\n{addition(Point(name), slug)}".lstrip()
    posted["_add"] = ADD_LINE
    request.POST = posted  # type: ignore[assignment]  # a copy of the same kind
    return True
