"""What the pages of batches need beside the rows of the queries."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.catalogue.queries import ProviderRow, provider_named
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.contracts.queries.batches import BatchView
from anyshore.contracts.rules.batches import BatchProvider
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.kit.money import Money, NotAnAmount, exponent, parse
from anyshore.plumbing.locales import readings
from anyshore.sourcing.queries.requests import my_requests
from anyshore.strategy.rules.sheets.reading import FILE_LIMIT, read
from anyshore.web.access import actor_of, organisation_of
from anyshore.web.batches import forms
from anyshore.web.rendering import now_of
from anyshore.web.skills import skill_text


def path(batch_id: UUID) -> str:
    """The page of a batch."""
    return reverse("batches:batch", args=[batch_id])


def address(batch: Any) -> str:
    """Where to choose the providers of a batch that was just begun."""
    return reverse("batches:providers", args=[batch.id])


def read_sum(text: str, currency: str) -> Money:
    """A sum as the reader's locale writes it, or plainly; one that may be two sums is refused (NotAnAmount)."""
    found = {one for plain in readings(text) if (one := _parsed(plain, currency)) is not None}
    if len(found) != 1:
        raise NotAnAmount(currency=currency, decimals=exponent(currency))
    return found.pop()


def _parsed(plain: str, currency: str) -> Money | None:
    try:
        return parse(plain, currency)
    except NotAnAmount:
        return None


def first_list(request: HttpRequest) -> dict[str, Any]:
    """An empty list, or one of the reader's own draft requests."""
    own: Any = organisation_of(request)
    first = {"currency": own.currency if own else "EUR"}
    if "drafts" not in request.GET:
        return first
    found = [one for one in my_requests(actor_of(request), at=now_of(request)).rows if one.state == "draft"]
    rows = [
        [
            one.title,
            skill_text(one.skills[0]) if one.skills and one.skills[0] in SKILLS else "",
            "1",
            one.wanted_on.isoformat() if one.wanted_on else "",
            one.budget.plain() if one.budget else "",
            f"R-{one.number}",
        ]
        for one in found
    ]
    return first | {"tasks": _listed(rows)}


def _listed(rows: Sequence[Sequence[str]]) -> str:
    """Rows as the list that people see and can change."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    return out.getvalue()


def text_of(form: forms.Tasks) -> str | None:
    """The list that was sent: the file's text, else what was pasted; None while there is nothing to read."""
    if not form.accepted():
        return None
    files = form.values["file"]
    if not files:
        return str(form.values["tasks"])
    try:
        return _listed(read(files[0].read(FILE_LIMIT + 1)))
    except Refused:
        form.error("file", _("We cannot read this file as a list. Save it as XLSX or CSV, at most 4 MB."))
        return None


def lines(view: BatchView, suggested: Sequence[ProviderRow]) -> list[dict[str, Any]]:
    """The providers as the form shows them: those chosen with their numbers, those suggested with their own rate."""
    kept = {one.id: one for one in view.plan.providers}
    found = []
    for row in suggested:
        own = kept.get(row.organisation.id)
        rate = row.rate if row.rate and row.rate.currency == view.plan.currency else None
        shown = Money(own.rate_minor, view.plan.currency) if own else rate
        found.append({"who": row.organisation.slug, "capacity": own.capacity if own else None, "rate": shown})
    return found


def chosen(actor: Actor, form: forms.Providers) -> list[BatchProvider] | None:
    """The providers that were chosen; None while a name is unknown, doubled, or a rate is missing."""
    found: dict[UUID, BatchProvider] = {}
    for line in form.values["providers"]:
        if not line["capacity"]:
            continue
        who = provider_named(actor, line["who"])
        if who is None:
            form.error("providers", _("We know no provider “%(name)s”.") % {"name": line["who"]})
        elif who.id in found:
            form.error("providers", _("%(name)s stands there twice.") % {"name": who.name})
        elif not line["rate"]:
            form.error("providers", _("Write a rate for %(name)s.") % {"name": who.name})
        else:
            found[who.id] = BatchProvider(who.id, line["capacity"], line["rate"].minor)
    if not found and not form.errors:
        form.error("providers", _("Write for one provider at least how many tasks they take."))
    return None if form.errors else list(found.values())


def ruling(form: forms.Rule) -> tuple[int, UUID, str] | None:
    """What was fixed by hand, if it can be read."""
    if not form.accepted():
        return None
    try:
        return form.values["place"], UUID(form.values["provider"]), form.values["ruling"]
    except ValueError:
        return None


def shown(view: BatchView) -> dict[str, Any]:
    """Sums for the page: what the whole costs, and by provider how many and how much."""
    placed = view.proposed.placed if view.proposed else ()
    per: dict[UUID, tuple[int, int]] = {one.id: (0, 0) for one in view.plan.providers}
    for one in placed:
        count, sum_minor = per[one.provider_id]
        per[one.provider_id] = count + 1, sum_minor + one.price_minor
    loads = [
        (view.parties[one.id], per[one.id][0], one.capacity, Money(per[one.id][1], view.plan.currency))
        for one in view.plan.providers
        if one.id in view.parties
    ]
    offered = [row for row in view.sent if row.number is not None]
    return {
        "loads": loads,
        "offered": offered,
        "refusals": [row for row in view.sent if row.number is None and row.held_id is None],
    }
