"""Forms of proposals: the offer itself, and the points it gets. Some of their fields depend on the request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.sourcing.queries.comparison import PointsRow
from anyshore.sourcing.rules import offers
from anyshore.sourcing.rules.offers import AnswerTerms, MilestoneTerms, ProposalTerms
from anyshore.sourcing.rules.scoring import Points
from anyshore.web.forms import Amount, Day, Files, Form, Group, Instant, Integer, Lines, LongText, Text


class MilestoneLine(Form):
    """A part of the work with its price."""

    title = Text(_("Milestone"), max_length=160)
    amount = Amount(_("Price"))
    due_on = Day(_("Due"), required=False)
    criteria = Lines(_("Accepted when"), required=False, rows=2, hint=_("One criterion a line"))


class Offer(Form):
    """A proposal. One milestone of the whole price is made where none is written."""

    price = Amount(_("Your price"), hint=_("For the whole work, all included"))
    text = LongText(
        _("Your proposal"), max_length=offers.TEXT_LIMIT, rows=7, hint=_("What you will do and how. Markdown works.")
    )
    finishes_on = Day(_("You finish on"), required=False)
    milestones = Group(
        MilestoneLine, label=_("Milestones"), min=0, max=offers.MOST_MILESTONES, add_words=_("Add a milestone")
    )
    expires_at = Instant(
        _("The offer holds until"),
        required=False,
        hint=_("Empty: until the client must have decided. Your time zone."),
    )
    files = Files(_("Attachments"), required=False)

    def check(self, values: dict[str, Any]) -> None:
        """The milestones add up to the price."""
        total = sum(line["amount"].minor for line in values["milestones"])
        if values["milestones"] and total != values["price"].minor:
            told = {
                name: formats.money_text(Money(minor, values["price"].currency))
                for name, minor in (("total", total), ("price", values["price"].minor))
            }
            self.error("milestones", _now("The milestones add up to %(total)s, not to the price of %(price)s.") % told)


def offer_form(
    request: HttpRequest, currency: str, questions: Sequence[tuple[UUID, str]], initial: dict[str, Any]
) -> Offer:
    """The offer's form with one field for each of the request's questions."""
    answers = {
        f"answer_{place}": LongText(text, max_length=offers.ANSWER_LIMIT, rows=3)
        for place, (_id, text) in enumerate(questions)
    }
    made: type[Offer] = type("OfferWithAnswers", (Offer,), answers)
    return made(request, initial=initial, currencies={"price": currency, "amount": currency})


def proposal_terms(values: dict[str, Any], questions: Sequence[tuple[UUID, str]]) -> ProposalTerms:
    """A posted offer as the actions take it."""
    return ProposalTerms(
        price_minor=values["price"].minor,
        text=values["text"],
        finishes_on=values["finishes_on"],
        milestones=tuple(
            MilestoneTerms(
                title=line["title"],
                amount_minor=line["amount"].minor,
                due_on=line["due_on"],
                criteria=tuple(line["criteria"]),
            )
            for line in values["milestones"]
        ),
        answers=tuple(
            AnswerTerms(question_id=question_id, text=values[f"answer_{place}"])
            for place, (question_id, _text) in enumerate(questions)
        ),
        expires_at=values["expires_at"],
    )


def initial_of(given: ProposalTerms, currency: str) -> dict[str, Any]:
    """A proposal as the form shows it. Its one whole milestone is left out: it is made again."""
    parts = given.milestones if len(given.milestones) > 1 else ()
    return {
        "price": Money(given.price_minor, currency),
        "text": given.text,
        "finishes_on": given.finishes_on,
        "milestones": [
            {
                "title": p.title,
                "amount": Money(p.amount_minor, currency),
                "due_on": p.due_on,
                "criteria": list(p.criteria),
            }
            for p in parts
        ],
        **{f"answer_{place}": one.text for place, one in enumerate(given.answers)},
    }


def score_form(request: HttpRequest, judged: Sequence[PointsRow]) -> Form:
    """A form with points and a note for each criterion that people judge."""
    fields: dict[str, Any] = {}
    for place, one in enumerate(judged):
        fields[f"points_{place}"] = Integer(one.name, min=0, max=100, initial=one.own, hint=_("0 to 100"))
        fields[f"note_{place}"] = Text(_("Note"), required=False, max_length=300, initial=one.note or None)
    made: type[Form] = type("Scores", (Form,), fields)
    return made(request)


def points(values: dict[str, Any], judged: Sequence[PointsRow]) -> tuple[Points, ...]:
    """Posted points as the action takes them."""
    return tuple(
        Points(criterion_id=one.criterion_id, points=values[f"points_{place}"], note=values[f"note_{place}"])
        for place, one in enumerate(judged)
    )
