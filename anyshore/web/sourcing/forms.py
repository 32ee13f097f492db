"""Forms of requests and of what is decided about them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.kit.countries import countries
from anyshore.kit.money import CURRENCIES, Money
from anyshore.plumbing.locales import words
from anyshore.sourcing.rules import terms
from anyshore.sourcing.rules.quotas import MOST_PLACES
from anyshore.sourcing.rules.states import CriterionKind, Visibility
from anyshore.sourcing.rules.terms import CriterionTerms, RequestTerms
from anyshore.web.catalogue.forms import skill_slug
from anyshore.web.catalogue.words import category_text
from anyshore.web.forms import (
    Amount,
    Choice,
    Choices,
    Day,
    Email,
    Files,
    Flag,
    Form,
    Group,
    Hidden,
    Instant,
    Integer,
    Lines,
    LongText,
    Text,
)
from anyshore.web.skills import skill_text
from anyshore.web.sourcing.words import DECLINE, KINDS, UNITS

USUAL, OWN, NONE = "usual", "own", "none"


def categories() -> list[tuple[str, str]]:
    """The kinds of work by name; the empty one leaves the choice to the text."""
    return [("", _now("Suggested from your words")), *[(one.slug, category_text(one.slug)) for one in CATEGORIES]]


def units() -> list[tuple[str, str]]:
    """The units of outsourcing; the empty one is that of the kind of work."""
    return [("", _now("Usual for this kind of work")), *[(unit, str(word)) for unit, word in UNITS.items()]]


def kinds() -> list[tuple[str, str]]:
    """How a request may be run; the empty one is usual for its size: plain up to a project, then a tender."""
    return [
        ("", _now("As usual for its size")),
        ("proposal", _now("No: offers come in, you choose one")),
        ("rfi", _now("Request for information: answers, no prices, no award")),
        ("rfq", _now("Request for quotation: prices for a known work")),
        ("rfp", _now("Request for proposal: approach and price, scored by several people")),
    ]


def country_names() -> list[tuple[str, str]]:
    """Countries by name in the reader's language."""
    named = [(one.code, words().territories.get(one.code, one.name)) for one in countries()]
    return sorted(named, key=lambda pair: pair[1].casefold())


class CriterionLine(Form):
    """One criterion with its weight."""

    name = Text(_("Criterion"), max_length=terms.CRITERION_LIMIT)
    weight = Integer(_("Weight"), min=1, max=100)
    kind = Choice(_("How"), options=list(KINDS.items()), initial=str(CriterionKind.JUDGED))
    guide = LongText(_("What to look for"), required=False, max_length=terms.GUIDE_LIMIT, rows=1)


class Short(Form):
    """What everybody fills in. The budget may stay empty: then proposals name the price."""

    currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)], initial="EUR")
    title = Text(
        _("What do you need?"),
        max_length=terms.TITLE_LIMIT,
        min_length=terms.TITLE_LEAST,
        hint=_("One line, such as “Logo for a bakery”"),
    )
    budget = Amount(
        _("Budget"),
        currency_from="currency",
        required=False,
        hint=_("The most you pay. Empty: proposals name the price"),
    )


class Wanted(Short):
    """A request with everything that may be opened."""

    brief = LongText(_("Brief"), required=False, max_length=terms.BRIEF_LIMIT, rows=8, hint=_("Markdown works."))
    category = Choice(_("Kind of work"), options=categories, required=False)
    unit = Choice(_("Size"), options=units, required=False)
    kind = Choice(_("Run it as a tender"), options=kinds, required=False)
    skills = Lines(
        _("Skills"), required=False, rows=3, hint=_("One a line. Left empty, they are suggested from your words.")
    )
    wanted_on = Day(_("Wanted by"), required=False)
    proposals_until = Instant(
        _("Open for proposals until"), required=False, hint=_("Empty: 5 to 20 working days, by size. Your time zone.")
    )
    most_proposals = Integer(
        _("Places for proposals"),
        required=False,
        min=1,
        max=MOST_PLACES,
        hint=_("Empty: 25 on a task, 8 on a department. Taken places show as full; who withdraws opens one."),
    )
    visibility = Choice(
        _("Who sees it"),
        look="radio",
        initial=str(Visibility.PUBLIC),
        options=[
            (str(Visibility.PUBLIC), _("Everybody"), _("Any provider may propose.")),
            (str(Visibility.INVITED), _("Only those you invite"), _("Nobody else finds it.")),
        ],
    )
    files = Files(_("Attachments"), required=False)
    drop = Choices(_("Attached so far"), required=False, hint=_("Tick what is to go"))
    questions = Lines(
        _("Questions every proposal answers"),
        required=False,
        rows=3,
        hint=_("One a line, at most 10. A small sample of the work says more than a promise."),
    )
    scoring = Choice(
        _("How proposals are compared"),
        look="radio",
        initial=USUAL,
        options=[
            (USUAL, _("As usual for its size"), _("A task by looking; larger work with weighted criteria.")),
            (OWN, _("By criteria of your own"), _("Locked once a proposal is in.")),
            (NONE, _("By looking, without points")),
        ],
    )
    library = Choice(
        _("Take questions and criteria from your library"),
        required=False,
        hint=_("They come in the place of those written here"),
    )
    criteria = Group(
        CriterionLine, label=_("Criteria"), min=0, max=terms.MOST_CRITERIA, add_words=_("Add a criterion")
    )
    invite = Hidden(Text(required=False, max_length=60))

    def check(self, values: dict[str, Any]) -> None:
        """Each skill by a name that we know; criteria where they are wanted."""
        unknown = [name for name in values["skills"] if skill_slug(name) is None]
        if unknown:
            self.error(
                "skills", _now("We do not know the skill “%(name)s”. Use its usual name.") % {"name": unknown[0]}
            )
        if values["scoring"] == OWN and not values["criteria"]:
            self.error("criteria", _now("Write at least one criterion, or choose another way to compare."))


def request_terms(values: dict[str, Any]) -> RequestTerms:
    """A posted request as the actions take it."""
    budget = values["budget"]
    slugs = tuple(dict.fromkeys(slug for name in values.get("skills", ()) if (slug := skill_slug(name))))
    return RequestTerms(
        title=values["title"],
        currency=values["currency"],
        budget_minor=budget.minor if budget else None,
        brief=values.get("brief", ""),
        category=values.get("category", ""),
        unit=values.get("unit", ""),
        kind=values.get("kind", ""),
        visibility=values.get("visibility", Visibility.PUBLIC),
        wanted_on=values.get("wanted_on"),
        most_proposals=values.get("most_proposals"),
        proposals_until=values.get("proposals_until"),
        skills=slugs or None,
        criteria=_criteria(values),
        questions=tuple(values.get("questions", ())),
    )


def _criteria(values: dict[str, Any]) -> tuple[CriterionTerms, ...] | None:
    scoring = values.get("scoring", USUAL)
    if scoring == USUAL:
        return None
    return () if scoring == NONE else tuple(CriterionTerms(**line) for line in values["criteria"])


def initial_of(given: RequestTerms) -> dict[str, Any]:
    """A request as the form shows it."""
    usual = terms.DEFAULT_CRITERIA.get(given.unit)
    scoring = USUAL if given.criteria == usual else OWN if given.criteria else NONE
    shown = {
        name: getattr(given, name)
        for name in ("title", "currency", "brief", "category", "unit", "kind", "wanted_on", "most_proposals")
    }
    return {
        **shown,
        "budget": None if given.budget_minor is None else Money(given.budget_minor, given.currency),
        "visibility": given.visibility,
        "proposals_until": given.proposals_until,
        "skills": [skill_text(slug) for slug in given.skills or ()],
        "questions": list(given.questions),
        "scoring": scoring,
        "criteria": [
            {"name": one.name, "weight": one.weight, "kind": one.kind, "guide": one.guide}
            for one in given.criteria or ()
        ],
    }


class Guest(Short):
    """A request of somebody without an account: five answers."""

    name = Text(_("Your name"), max_length=120, autocomplete="name")
    email = Email(_("Your e-mail address"), hint=_("We mail a link that publishes the request and signs you in"))
    consent = Flag(
        _("Keep this request and an account for me, and let providers propose"),
        hint=_("You can close the request and delete the account at any time."),
    )
    country = Choice(_("Country"), options=country_names)


class Close(Form):
    """Why a request ends without an award."""

    reason = LongText(_("Reason"), max_length=2_000, rows=3, hint=_("Every bidder reads it"))


class Decline(Form):
    """Why one proposal is out of the running."""

    reason_code = Choice(_("Reason"), look="radio", options=DECLINE)
    reason = LongText(_("In your words"), required=False, max_length=2_000, rows=3, hint=_("The bidder reads it"))

    def check(self, values: dict[str, Any]) -> None:
        """Something else needs words."""
        if values["reason_code"] == "other" and not values["reason"]:
            self.error("reason", _now("Say in your words why"))


class Invite(Form):
    """Whom to invite, with a word to them."""

    provider = Hidden(Text(max_length=60))
    words = LongText(_("A word to them"), required=False, max_length=2_000, rows=2)


class Ask(Form):
    """A question to the client."""

    question = LongText(
        _("Ask the client"),
        max_length=2_000,
        rows=3,
        hint=_("All who see the request read it. Who asked is not shown"),
    )


class Answer(Form):
    """An answer to a question."""

    answer = LongText(
        _("Your answer"), max_length=4_000, rows=3, hint=_("All who see the request read it, and it stays")
    )


class Why(Form):
    """A reason that may stay unsaid."""

    reason = LongText(_("Reason"), required=False, max_length=2_000, rows=3, hint=_("The other side reads it"))


class Explain(Form):
    """What a provider says to a mark."""

    words = LongText(
        _("Your words"), max_length=2_000, rows=3, hint=_("For example: we always introduce ourselves so")
    )


class Empty(Form):
    """A question with one button."""
