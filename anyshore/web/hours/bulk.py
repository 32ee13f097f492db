"""All weeks that wait for a client, over all its contracts, approved on one page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.delivery.queries.sheet_page import sheets_to_approve
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments.actions.approve_many import approve_many
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.forms import Choices, Form
from anyshore.web.rendering import page, submit


class Approve(Form):
    """The weeks that are approved."""

    sheets = Choices(_("Weeks"), missing=_("Choose at least one week"))


@signed_in
@with_right(Right.VIEW)
def waiting(request: HttpRequest) -> HttpResponse:
    """Choose weeks and approve them all; each is paid out of what stands ready for it."""
    rows = sheets_to_approve(actor_of(request))
    form = Approve(request, initial={"sheets": []}, options={"sheets": [(str(row.id), row.title) for row in rows]})
    if form.accepted():
        told = _now("Approved what you chose. A week that somebody changed meanwhile still stands here.")
        chosen = [row.id for row in rows if str(row.id) in form.values["sheets"]]
        done = submit(request, approve_many, form=form, to=reverse("hours:waiting"), told=told, sheet_ids=chosen)
        if done:
            return done
    return page(request, "hours/waiting.html", rows=rows, form=form, sums=_sums(rows))


def _sums(rows: list[Any]) -> list[Money]:
    """What all of them are worth, by currency."""
    sums: dict[str, Money] = {}
    for row in rows:
        sums[row.worth.currency] = sums.get(row.worth.currency, Money.zero(row.worth.currency)) + row.worth
    return [sums[currency] for currency in sorted(sums)]
