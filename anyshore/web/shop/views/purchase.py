"""What was bought: the files of a product, the hours of a block."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.catalogue.rules.licences import LICENCES
from anyshore.contracts.queries.orders import order_of
from anyshore.exits.actions.agree_draw import agree_draw
from anyshore.kit.errors import NotFound
from anyshore.parties.rules import Right, has_right
from anyshore.payments.actions.deny_draw import deny_draw
from anyshore.payments.actions.download_product import download_product
from anyshore.payments.actions.record_draw import record_draw
from anyshore.payments.queries.hours import block_page, draw_row
from anyshore.payments.queries.products import downloads
from anyshore.payments.rules.hours import hours_text
from anyshore.plumbing import files, formats
from anyshore.plumbing.actions import perform
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.contracts.reading import read
from anyshore.web.files.views import OCTETS, sealed
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.shop import forms


@signed_in
def purchase(request: HttpRequest, number: int) -> HttpResponse:
    """What was bought, as it was when it was bought; hours are recorded and answered here."""
    actor, found = actor_of(request), read(request, number)
    form = forms.Drawn(request, initial={"worked_on": now_of(request).date()})
    if form.accepted() and (done := _recorded(request, number, form, found.id)):
        return done
    return page(
        request,
        "shop/purchase.html",
        c=found,
        order=order_of(actor, number),
        form=form,
        hours=block_page(actor, found.id),
        downloads=downloads(actor, found.id),
        shown={"licences": LICENCES, "hours": _hours},
        may={right for right in Right if has_right(actor, right)},
    )


def _recorded(request: HttpRequest, number: int, form: forms.Drawn, agreement_id: UUID) -> HttpResponse | None:
    said = {name: form.values[name] for name in ("worked_on", "words", "ticket")}
    given = {"agreement_id": agreement_id, "minutes": form.total, **said}
    return submit(request, record_draw, form=form, to=_here(number), told=_("Recorded. The client is asked."), **given)


def download(request: HttpRequest, number: int, file_id: UUID) -> FileResponse:
    """One file of what was bought; that it was taken is on record."""
    perform(download_product, actor=actor_of(request), at=now_of(request), number=number, file_id=file_id)
    found = files.find(file_id)
    if found is None:
        raise NotFound()
    return sealed(FileResponse(files.open_bytes(found), as_attachment=True, filename=found.name), OCTETS)


@signed_in
@with_right(Right.COMMIT)
def agree(request: HttpRequest, number: int, draw_id: UUID) -> HttpResponse:
    """Agree to hours, which pays them."""
    return _answered(request, number, draw_id, Form(request), agree_draw, "shop/agree_draw.html")


@signed_in
@with_right(Right.COMMIT)
def deny(request: HttpRequest, number: int, draw_id: UUID) -> HttpResponse:
    """Say no to hours, with a reason."""
    return _answered(request, number, draw_id, forms.Deny(request), deny_draw, "shop/deny_draw.html")


def _answered(request: HttpRequest, number: int, draw_id: UUID, form: Any, verb: Any, template: str) -> HttpResponse:
    found = read(request, number)
    there, draw = draw_row(actor_of(request), draw_id)
    if there != number:
        raise NotFound()
    given = {"form": form, "to": _here(number), "draw_id": draw_id}
    if form.accepted() and (done := submit(request, verb, **given, **form.values)):
        return done
    return page(request, template, block="dialog", c=found, draw=draw, form=form, hours=_hours(draw.minutes))


def _here(number: int) -> str:
    return reverse("shop:purchase", args=[number])


def _hours(minutes: int) -> str:
    """Minutes as hours, with the reader's mark before decimals: ``1.5``, and ``1,5`` in German."""
    return formats.input_text(hours_text(minutes))
