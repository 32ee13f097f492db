"""Forms of teams: members as rows of an offer, found by name or by the address of their page, and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.catalogue.queries import ProviderRow, provider_named
from anyshore.catalogue.queries.finding import providers_with
from anyshore.parties.queries import organisations
from anyshore.sourcing.rules import teams
from anyshore.sourcing.rules.teams import MemberTerms
from anyshore.web.access import actor_of
from anyshore.web.forms import Flag, Form, Hidden, LongText, Percent, Text
from anyshore.web.rendering import now_of

FIND, PICK = "team_find", "team_pick"
"""What is searched for among providers, and which one was taken: beside the fields, nothing of it is kept."""


class MemberLine(Form):
    """A provider in the team, its share and its part."""

    member = Text(_("Provider"), max_length=160)
    share = Percent(_("Share, in per cent"))
    role = Text(_("What they do"), max_length=teams.ROLE_LIMIT)


class Agree(Form):
    """A yes to the terms that were read."""

    terms_hash = Hidden(Text(max_length=64))
    read = Flag(_("We take part on these terms, and do our part as it is written here"))


class DeclineTeam(Form):
    """A no, with the reason."""

    reason = LongText(_("Why"), max_length=2_000, rows=3, hint=_("The lead reads it, and may change the terms"))


class Remind(Form):
    """Whom to remind."""

    provider = Hidden(Text(max_length=60))


def with_picked(request: HttpRequest) -> None:
    """Put a provider that was taken from what was found into the first row that is free; the form is then shown
    again."""
    slug = request.POST.get(PICK, "")
    if not slug:
        return
    data = request.POST.copy()
    free = (
        n for n in range(teams.MOST_MEMBERS) if not any(data.get(f"team-{n}-{name}") for name in MemberLine.fields)
    )
    place = next(free, None)
    if place is not None:
        data[f"team-{place}-member"] = slug
    data["_add"], data[FIND] = PICK, ""
    request.POST = data  # type: ignore[assignment] # what was sent, with the row that its button stands for


def found(request: HttpRequest) -> tuple[ProviderRow, ...] | None:
    """The providers that were searched for, if any were."""
    words = request.POST.get(FIND, "").strip()[:200]
    return providers_with(actor_of(request), words, at=now_of(request), limit=8) if words else None


def named(request: HttpRequest, form: Form) -> tuple[MemberTerms, ...]:
    """The team as the actions take it; a provider that nobody can be is a mistake of the form."""
    team = []
    for line in form.values.get("team", ()):
        provider = provider_named(actor_of(request), line["member"])
        if provider is None:
            told = _now("No provider here is called “%(name)s”. Search for them, or give the address of their page.")
            form.error("team", told % {"name": line["member"]})
            continue
        team.append(MemberTerms(provider_id=provider.id, share_bps=line["share"], role=line["role"]))
    return tuple(team)


def initial_of(team: Sequence[MemberTerms]) -> list[dict[str, Any]]:
    """A team as the form shows it: by the ends of its members' addresses, which only one provider has."""
    known = organisations(one.provider_id for one in team)
    return [{"member": known[one.provider_id].slug, "share": one.share_bps, "role": one.role} for one in team]
