"""What the views of a contract's pages load: the contract by its number, and one of its milestones."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from anyshore.insight.queries.contract import Contract, Part, contract
from anyshore.kit.errors import NotFound
from anyshore.web.access import actor_of
from anyshore.web.contracts.shown import part_of
from anyshore.web.rendering import now_of


def read(request: HttpRequest, number: int) -> Contract:
    """The contract of that number as the reader sees it; NotFound otherwise."""
    return contract(actor_of(request), number, at=now_of(request))


def read_part(request: HttpRequest, number: int, position: int) -> tuple[Contract, Part]:
    """The contract and its milestone at ``position``; NotFound where there is none."""
    found = read(request, number)
    part = part_of(found, position)
    if part is None:
        raise NotFound()
    return found, part


def address(number: int) -> str:
    """Where the contract stands."""
    return reverse("contracts:contract", args=[number])
