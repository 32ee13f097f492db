"""Forms of formal notices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries.formal import FormalPage
from anyshore.contracts.rules.formal import LONGEST, NAME_MOST, Kind, Said, key_people
from anyshore.web.forms import Amount, Choice, Day, Files, Form, Instant, LongText, Text

READ = _("Both sides read it.")


def _words(label: Any, *, required: bool = True, hint: Any = READ) -> LongText:
    return LongText(label, required=required, max_length=LONGEST, rows=5, hint=hint)


def _files() -> Files:
    return Files(_("Files that belong to it"), required=False)


class _Notice(Form):
    """What every notice is read by."""

    def said(self) -> Said:
        """What the notice says, once the form is accepted."""
        return Said(words=self.values["words"])


class Audit(_Notice):
    """An audit is announced."""

    words = _words(_("What you want to look at, and why"), required=False)
    files = _files()


class Insurance(_Notice):
    """Proof is asked for."""

    words = _words(_("What you want to say with it"), required=False)


class KeyPerson(_Notice):
    """Somebody leaves, and somebody follows."""

    person = Choice(_("Who leaves"), options=())
    on = Day(_("Their last day"))
    successor = Text(_("Who follows"), max_length=NAME_MOST, hint=_("A person by name, equally able"))
    next_on = Day(_("First day of who follows"))
    words = _words(_("Why, and what who follows can do"), required=False)
    files = _files()

    def said(self) -> Said:
        """What the notice says, once the form is accepted."""
        return Said(**{name: self.values[name] for name in ("words", "person", "on", "successor", "next_on")})


class Emergency(_Notice):
    """Harm is near, and the provider has begun to keep it away."""

    words = _words(_("What harm was near, whom you could not reach, and what you do about it"))
    on = Day(_("The day on which you began"))
    cost = Amount(
        _("What it costs"), required=False, hint=_("As far as you know it. Leave it empty where you do not.")
    )
    files = _files()

    def said(self) -> Said:
        """What the notice says, once the form is accepted."""
        cost = self.values["cost"]
        return Said(words=self.values["words"], on=self.values["on"], cost_minor=cost.minor if cost else None)


class Breach(_Notice):
    """Personal data were lost, seen or changed by somebody who should not."""

    learned_at = Instant(_("When you learned of it"))
    words = _words(_("What happened, whose data it concerns, and what you have done"))
    files = _files()

    def said(self) -> Said:
        """What the notice says, once the form is accepted."""
        return Said(words=self.values["words"], learned_at=self.values["learned_at"])


class Insolvency(_Notice):
    """A side cannot pay what is due, or proceedings are opened against it."""

    words = _words(_("What has happened, since when, and at which court"))
    files = _files()


class Other(_Notice):
    """Anything else."""

    words = _words(_("What you say"))
    files = _files()


FORMS: dict[Kind, type[_Notice]] = {
    Kind.AUDIT: Audit,
    Kind.INSURANCE: Insurance,
    Kind.KEY_PERSON: KeyPerson,
    Kind.EMERGENCY: Emergency,
    Kind.BREACH: Breach,
    Kind.INSOLVENCY: Insolvency,
    Kind.OTHER: Other,
}


def form_for(kind: Kind, request: HttpRequest, found: FormalPage) -> _Notice:
    """The form of a kind: with the key people to choose from, in the currency of the agreement."""
    if kind is Kind.KEY_PERSON:
        names = key_people(found.values(kind))
        return KeyPerson(request, options={"person": [(name, name) for name in names]})
    if kind is Kind.EMERGENCY:
        return Emergency(request, currencies={"cost": found.content.currency}, initial={"on": found.today})
    return FORMS[kind](request)


class Receive(Form):
    """Words with it, or none."""

    words = LongText(_("What you want to say to it"), required=False, max_length=2_000, rows=3, hint=READ)


class Refuse(Form):
    """A refusal needs its reason."""

    reason = LongText(
        _("Why?"), max_length=2_000, rows=3, hint=_("The good reason that the clause asks for. Both sides read it.")
    )


class Withdraw(Form):
    """So does a withdrawal."""

    reason = LongText(_("Why?"), max_length=2_000, rows=3, hint=READ)
