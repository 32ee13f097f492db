"""Pages of comparisons with the market: what was compared, announcing one, its draft, answers and report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.announce_benchmark import announce_benchmark
from anyshore.contracts.actions.answer_benchmark import answer_benchmark
from anyshore.contracts.actions.report_benchmark import report_benchmark
from anyshore.contracts.actions.share_benchmark_draft import share_benchmark_draft
from anyshore.contracts.actions.withdraw_benchmark import withdraw_benchmark
from anyshore.contracts.queries.benchmarks import BenchmarksPage, benchmarks_page
from anyshore.insight.queries.contract import Contract
from anyshore.plumbing import formats
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import benchmark_forms as forms
from anyshore.web.contracts.benchmark_words import price_name, price_text, says
from anyshore.web.contracts.reading import act, read
from anyshore.web.files.views import stored
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page

STATES = {
    "draft": ("announced", "drafted"),
    "answer": ("drafted",),
    "report": ("drafted",),
    "withdraw": ("announced", "drafted"),
}
"""In which states each can be done."""


@signed_in
def listing(request: HttpRequest, number: int) -> HttpResponse:
    """Every comparison, and from which day the next may be made."""
    found, compared = _all(request, number, "")
    shown: dict[str, Any] = {"price_name": price_name, "price_text": price_text, "says": says(compared.rule)}
    shown |= {"now": now_of(request), "today": formats.local(now_of(request)).date()}
    return page(request, "contracts/benchmarks.html", c=found, b=compared, **shown)


@signed_in
def announce(request: HttpRequest, number: int) -> HttpResponse:
    """Have the prices compared."""
    found, compared = _all(request, number, "compare")
    form, told = forms.Announce(request), _("Announced. The provider is told.")
    if form.accepted():
        done = _act(request, announce_benchmark, number, form, told, agreement_id=found.id, **form.values)
        if done:
            return done
    shown: dict[str, Any] = {"says": says(compared.rule), "today": formats.local(now_of(request)).date()}
    return page(request, "contracts/announce_benchmark.html", c=found, b=compared, form=form, **shown)


@signed_in
def draft(request: HttpRequest, number: int, benchmark_id: UUID) -> HttpResponse:
    """Show both sides the draft."""
    form = forms.Draft(request)
    return _verb(request, number, benchmark_id, "draft", form, lambda found: _draft(request, form))


@signed_in
def answer(request: HttpRequest, number: int, benchmark_id: UUID) -> HttpResponse:
    """Say something to the draft."""
    form = forms.Answer(request)
    return _verb(request, number, benchmark_id, "answer", form, lambda found: form.values)


@signed_in
def report(request: HttpRequest, number: int, benchmark_id: UUID) -> HttpResponse:
    """Record what was found."""
    form = forms.report_form(request, _all(request, number, "compare")[1])
    return _verb(request, number, benchmark_id, "report", form, lambda found: _report(request, form, found))


@signed_in
def withdraw(request: HttpRequest, number: int, benchmark_id: UUID) -> HttpResponse:
    """Withdraw a comparison before its report."""
    return _verb(request, number, benchmark_id, "withdraw", forms.Sure(request), lambda found: {})


VERBS: dict[str, tuple[str, Callable[..., Any]]] = {
    "draft": ("compare", share_benchmark_draft),
    "answer": ("answer_benchmark", answer_benchmark),
    "report": ("compare", report_benchmark),
    "withdraw": ("compare", withdraw_benchmark),
}
"""The right and the action of each."""


def _verb(
    request: HttpRequest,
    number: int,
    benchmark_id: UUID,
    verb: str,
    form: Form,
    given: Callable[[BenchmarksPage], dict[str, Any]],
) -> HttpResponse:
    right, action = VERBS[verb]
    found, compared = _all(request, number, right)
    row = compared.row(benchmark_id)
    if form.accepted():
        done = _act(request, action, number, form, _told(verb), benchmark_id=row.id, **given(compared))
        if done:
            return done
    shown: dict[str, Any] = {"verb": verb, "can": row.state in STATES[verb], "now": now_of(request)}
    return page(request, "contracts/benchmark.html", block="dialog", c=found, row=row, b=compared, form=form, **shown)


def _told(verb: str) -> str:
    return {
        "draft": _("Both sides see the draft now."),
        "answer": _("Kept. The other side is told."),
        "report": _("Recorded. The provider is told."),
        "withdraw": _("Withdrawn. The provider is told."),
    }[verb]


def _draft(request: HttpRequest, form: Form) -> dict[str, Any]:
    return {"words": form.values["words"], "file_ids": stored(request, form.values["files"])}


def _report(request: HttpRequest, form: Form, found: BenchmarksPage) -> dict[str, Any]:
    return {"market": forms.market_of(form, found), "file_ids": stored(request, form.values["files"])}


def _act(
    request: HttpRequest, verb: Callable[..., Any], number: int, form: Form, told: str, **given: Any
) -> HttpResponse | None:
    """Run ``verb`` and go to the comparisons."""
    to = reverse("contracts:benchmarks", args=[number])
    return act(request, verb, number=number, form=form, told=told, to=to, **given)


def _all(request: HttpRequest, number: int, verb: str) -> tuple[Contract, BenchmarksPage]:
    found = read(request, number, verb)
    return found, benchmarks_page(actor_of(request), found.id)
