"""Forms of batches."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.batches import CAPACITY_MOST, PROVIDERS_MOST
from anyshore.kit.money import CURRENCIES
from anyshore.web.forms import Amount, Choice, Files, Form, Group, Hidden, Integer, LongText, Text


class Tasks(Form):
    """A list of tasks, pasted or uploaded."""

    title = Text(_("What you call this batch"), max_length=120, hint=_("Only you see it"))
    currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)], initial="EUR")
    file = Files(
        _("A file"),
        required=False,
        max_files=1,
        whole=True,
        accept=".xlsx,.csv,.txt,.tsv",
        hint=_("XLSX or CSV; you see what we read before anything is kept"),
    )
    tasks = LongText(
        _("Or the list itself"),
        required=False,
        max_length=100_000,
        rows=10,
        hint=_(
            "One task a line: title; skill; size; due; most to pay; draft request. All but the title may stay empty"
        ),
    )
    go = Hidden(Text(required=False, max_length=1))

    def check(self, values: dict[str, Any]) -> None:
        """Something to read."""
        if not values["file"] and not values["tasks"]:
            self.error("tasks", _now("Paste a list, or choose a file."))


class ProviderLine(Form):
    """Who may get tasks, how many, at which rate."""

    who = Text(_("Provider"), max_length=120)
    capacity = Integer(_("Tasks at most"), required=False, min=0, max=CAPACITY_MOST)
    rate = Amount(_("Rate for one of size"), required=False)


class Providers(Form):
    """The providers of a batch."""

    providers = Group(
        ProviderLine,
        label=_("Who may get tasks"),
        hint=_("The end of their page's address, or their whole name. Without a number of tasks they get none"),
        min=0,
        max=PROVIDERS_MOST,
        add_words=_("Add a provider"),
    )
    version = Hidden(Integer(min=1))


class Rule(Form):
    """One thing fixed by hand."""

    place = Hidden(Integer(min=0))
    provider = Hidden(Text(max_length=36))
    ruling = Hidden(Text(max_length=6))
    version = Hidden(Integer(min=1))


class Send(Form):
    """The assignment that was seen."""

    digest = Hidden(Text(max_length=64))


class Empty(Form):
    """A question with one button."""
