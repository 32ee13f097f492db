"""Clauses of one's own: written, changed and taken out of use."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.retire_own_clause import retire_own_clause
from anyshore.contracts.actions.save_own_clause import save_own_clause
from anyshore.contracts.policies import may_write_clauses
from anyshore.contracts.queries.own_clauses import clause_words, own_clause, own_clauses
from anyshore.kit.errors import Forbidden
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.clause_library import language_of
from anyshore.web.contracts.own_clause_form import WriteClause, initial_of_clause, params_from, texts_from
from anyshore.web.forms import Form
from anyshore.web.rendering import page, submit


@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """The clauses that one may choose beside the library."""
    rows = list(clause_words(own_clauses(actor_of(request)), language_of("")))
    may = may_write_clauses(actor_of(request))
    return page(request, "contracts/own_clauses.html", rows=rows, may=may)


@signed_in
def write(request: HttpRequest, clause_id: UUID | None = None) -> HttpResponse:
    """A new clause, or the next version of one."""
    if not may_write_clauses(actor_of(request)):
        raise Forbidden()
    found = own_clause(actor_of(request), clause_id) if clause_id else None
    form = WriteClause(request, initial=initial_of_clause(found) if found else None)
    if form.accepted():
        given = {"texts": texts_from(form.values), "params": params_from(form.values), "clause_id": clause_id}
        to = reverse("contracts:own_clauses")
        done = submit(request, save_own_clause, form=form, to=to, told=_("The clause is saved."), **given)
        if done:
            return done
    return page(request, "contracts/own_clause.html", form=form, found=found)


@require_POST
@signed_in
def retire(request: HttpRequest, clause_id: UUID) -> HttpResponse:
    """Offer a clause no more."""
    form, to = Form(request), reverse("contracts:own_clauses")
    told = _("The clause is offered no more. Contracts that have it keep it.")
    done = submit(request, retire_own_clause, form=form, to=to, told=told, clause_id=clause_id)
    return done or own(request)
