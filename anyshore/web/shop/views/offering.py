"""One's own packages: written, published, paused, retired; what they sell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.catalogue import queries
from anyshore.catalogue.actions.hold_package import hold_package
from anyshore.catalogue.actions.pause_package import pause_package
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.resume_package import resume_package
from anyshore.catalogue.actions.retire_package import retire_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.queries.held import asks_own, held_packages
from anyshore.catalogue.queries.packages import own_packages, package_draft
from anyshore.catalogue.rules.packages import PackageContent, PackageKind, lacking
from anyshore.contracts.queries.orders import sales
from anyshore.conversations.queries import threads_about
from anyshore.kit.errors import NotFound
from anyshore.parties.rules import Right, has_right
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.approvals.forms import AskOwn
from anyshore.web.catalogue import words
from anyshore.web.files.views import stored
from anyshore.web.forms import Form
from anyshore.web.rendering import page, submit
from anyshore.web.shop import writing
from anyshore.web.shop.views.held import address


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """Everything one offers, with its state, its sales and who asked."""
    rows = own_packages(actor_of(request))
    asked = {row.id: threads_about(actor_of(request), ("package", row.id)) for row in rows}
    sold = sales([row.id for row in rows])
    profile = queries.my_profile(actor_of(request))
    may = {right: has_right(actor_of(request), right) for right in (Right.WORK, Right.COMMIT)}
    given: dict[str, Any] = {
        "asked": asked,
        "sold": sold,
        "profile": profile,
        "held": held_packages(actor_of(request)),
    }
    return page(request, "shop/offers.html", rows=rows, kinds=words.KINDS, may=may, **given)


@signed_in
@with_right(Right.WORK)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a package: which kind, then what it is."""
    profile = queries.my_profile(actor_of(request))
    if profile is None:
        return HttpResponseRedirect(reverse("catalogue:edit"))
    kind = request.GET.get("kind", "")
    if kind not in set(PackageKind):
        return page(request, "shop/kinds.html")
    return _write(request, PackageKind(kind), None, profile.organisation.currency)


@signed_in
@with_right(Right.WORK)
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a package; what can be bought stays until this is published."""
    package_id, content, most = package_draft(actor_of(request), slug)
    return _write(request, content.kind, (package_id, content, most), content.currency)


def _write(request: HttpRequest, kind: PackageKind, there: Any, currency: str) -> HttpResponse:
    package_id, before, most = there or (None, None, None)
    form = writing.package_form(request, kind, before, most, currency)
    if form.accepted() and (done := _saved(request, form, kind, package_id, before)):
        return done
    return page(request, "shop/write_package.html", form=form, kind=kind, before=before, kinds=words.KINDS)


def _saved(
    request: HttpRequest, form: writing.PackageForm, kind: PackageKind, package_id: Any, before: PackageContent | None
) -> HttpResponse | None:
    return submit(
        request,
        save_package,
        form=form,
        to=lambda made: reverse("shop:package", args=[made.slug]),
        told=_("The draft is saved. Buyers see it once you publish it."),
        package_id=package_id,
        content=writing.package_content(kind, form.values, before),
        most_open=form.values["most_open"],
        picture_ids=stored(request, form.values["pictures"]),
        file_ids=stored(request, form.values.get("files", ())),
    )


def _lacks(content: PackageContent) -> str:
    found = lacking(content)
    return str(words.LACKS[found]) if found else ""


@signed_in
@with_right(Right.COMMIT)
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign the package as a standing offer: what it says, and what is still lacking."""
    package_id, content, _most = package_draft(actor_of(request), slug)
    needed = asks_own(actor_of(request), slug)
    form = AskOwn(request) if needed else Form(request)
    if form.accepted() and (done := _signed(request, form, package_id, slug)):
        return done
    given: dict[str, Any] = {
        "form": form,
        "content": content,
        "slug": slug,
        "lacks": _lacks(content),
        "needed": needed,
    }
    return page(request, "shop/publish_package.html", block="dialog", **given)


def _signed(request: HttpRequest, form: Form, package_id: UUID, slug: str) -> HttpResponse | None:
    """It is for sale, or waits for those who must agree to it first."""
    if isinstance(form, AskOwn):
        told = _("It is signed and waits for your own people. Buyers see it once they have agreed.")
        return submit(request, hold_package, form=form, to=address, told=told, package_id=package_id, **form.values)
    to, told = reverse("shop:package", args=[slug]), _("It is for sale. This was your signature.")
    return submit(request, publish_package, form=form, to=to, told=told, package_id=package_id)


@require_POST
@signed_in
def pause(request: HttpRequest, slug: str) -> HttpResponse:
    """Let nobody buy it for now."""
    return _moved(request, slug, pause_package, _("Nobody can buy it for now."))


@require_POST
@signed_in
def resume(request: HttpRequest, slug: str) -> HttpResponse:
    """Let it be bought again."""
    return _moved(request, slug, resume_package, _("It is for sale again."))


@signed_in
@with_right(Right.COMMIT)
def retire(request: HttpRequest, slug: str) -> HttpResponse:
    """Take it from the market for good."""
    if request.method == "POST":
        return _moved(request, slug, retire_package, _("It is retired. What was bought goes on."))
    _id, content, _most = package_draft(actor_of(request), slug)
    return page(request, "shop/retire_package.html", block="dialog", content=content, slug=slug)


def _moved(request: HttpRequest, slug: str, verb: Callable[..., Any], told: str) -> HttpResponse:
    package_id, _content, _most = package_draft(actor_of(request), slug)
    to = reverse("shop:offers")
    done = submit(request, verb, to=to, told=told, package_id=package_id)
    if done is None:
        raise NotFound()
    return done
