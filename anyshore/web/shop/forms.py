"""Forms of the shop: finding a package, asking, buying, and drawing prepaid hours."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.approvals.rules import WORDS_MAX as APPROVAL_WORDS_MAX
from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.catalogue.rules.packages import (
    QUANTITY_MAX,
    PackageContent,
)
from anyshore.kit.money import Money
from anyshore.payments.rules.hours import TICKET_MAX, WORDS_MAX
from anyshore.plumbing import formats
from anyshore.web.catalogue.words import category_text
from anyshore.web.forms import (
    Choice,
    Choices,
    Day,
    Form,
    Hidden,
    Integer,
    LongText,
    Text,
)


def craft_options() -> list[tuple[str, str]]:
    """The categories of work, to choose one."""
    return [("", _now("Choose the kind of work")), *((one.slug, category_text(one.slug)) for one in CATEGORIES)]


class AskAbout(Form):
    """A question before buying."""

    body = LongText(_("Your question"), max_length=4000, rows=4)


def choose_form(request: HttpRequest, content: PackageContent) -> Form:
    """Which tier with which extras how often, by GET: the page behind it shows the sum."""
    fields: dict[str, Any] = {
        "tier": Choice(
            _now("Tier"),
            options=[
                (str(place), one.name, formats.money_text(Money(one.price_minor, content.currency)))
                for place, one in enumerate(content.tiers)
            ],
            look="radio",
            initial="0",
        ),
        "extras": Choices(
            _now("Extras"),
            options=[
                (str(place), one.name, formats.money_text(Money(one.price_minor, content.currency)))
                for place, one in enumerate(content.extras)
            ],
            required=False,
        ),
        "quantity": Integer(_now("How many"), min=1, max=QUANTITY_MAX, initial=1),
    }
    if not content.extras:
        del fields["extras"]
    made: type[Form] = type("Choose", (Form,), fields)
    return made(request, get=bool(request.GET.get("tier")))


def chosen(form: Form) -> dict[str, Any]:
    """What was chosen, as the actions take it; the first tier once where nothing was, or nothing that there is."""
    if not form.accepted():
        return {"tier": 0, "extras": (), "quantity": 1}
    extras = tuple(int(place) for place in form.values.get("extras", ()))
    return {"tier": int(form.values["tier"]), "extras": extras, "quantity": form.values["quantity"]}


def buy_form(request: HttpRequest, content: PackageContent, named: str) -> Form:
    """The button, with one field for each thing that the provider asks."""
    fields: dict[str, Any] = {
        f"answer_{place}": LongText(ask.question, required=ask.needed, max_length=4000, rows=2)
        for place, ask in enumerate(content.asks)
    }
    fields["version_hash"] = Hidden(Text(max_length=64))
    made: type[Form] = type("Buy", (Form,), fields)
    return made(request, initial={"version_hash": named})


class AskToBuy(Form):
    """What those who must agree should know."""

    words = LongText(
        _("What should they know?"), required=False, max_length=APPROVAL_WORDS_MAX, rows=3,
        hint=_("They see the package and what you chose of it."),
    )  # fmt: skip
    version_hash = Hidden(Text(max_length=64))


def ask_form(request: HttpRequest, named: str) -> Form:
    """Ask one's own people about the version with this hash."""
    return AskToBuy(request, initial={"version_hash": named})


def answers(form: Form, content: PackageContent) -> tuple[str, ...]:
    """What the buyer answered, in the order of the questions."""
    return tuple(form.values[f"answer_{place}"] for place in range(len(content.asks)))


class Drawn(Form):
    """Hours worked from a block."""

    hours = Integer(_("Hours"), required=False, max=24)
    minutes = Integer(_("Minutes"), required=False, max=59)
    worked_on = Day(_("Worked on"))
    words = Text(_("What was done"), max_length=WORDS_MAX)
    ticket = Text(_("Ticket"), required=False, max_length=TICKET_MAX)

    def check(self, values: dict[str, Any]) -> None:
        """Some time, at most a day."""
        if not 0 < self.total <= 24 * 60:
            self.error("hours", _now("Write hours, minutes or both, at most a day together"))

    @property
    def total(self) -> int:
        """All of it in minutes."""
        return (self.values["hours"] or 0) * 60 + (self.values["minutes"] or 0)


class Deny(Form):
    """Why the hours are not drawn."""

    reason = Text(_("Reason"), max_length=300)
