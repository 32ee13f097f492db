"""Forms of proposals: the offer itself, and the points it gets. Some of their fields depend on the request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.approvals.rules import WORDS_MAX
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.plumbing.files import AttachedFile
from anyshore.sourcing.queries.comparison import PointsRow
from anyshore.sourcing.queries.view import CriterionRow
from anyshore.sourcing.rules import offers, teams
from anyshore.sourcing.rules.offers import AnswerTerms, MilestoneTerms, ProposalTerms
from anyshore.sourcing.rules.pricing import BundleOffer, LotOffer
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.teams import MemberTerms
from anyshore.sourcing.rules.tenders import ANCHORS, MOST_LOTS
from anyshore.web.criteria import criterion_text
from anyshore.web.forms import (
    Amount,
    Choices,
    Day,
    Files,
    Form,
    Group,
    Instant,
    Integer,
    Lines,
    LongText,
    Text,
    unfinished,
)
from anyshore.web.sourcing import team_forms
from anyshore.web.sourcing.team_forms import MemberLine


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
    team = Group(
        MemberLine,
        label=_("Members"),
        min=0,
        max=teams.MOST_MEMBERS,
        add_words=_("Add a member"),
        hint=_("Each by name, or by the address of its page here"),
    )
    files = Files(_("Attachments"), required=False)
    drop = Choices(_("Attached so far"), required=False, hint=_("Tick what is to go"))
    asked = LongText(_("What should your own people know?"), required=False, max_length=WORDS_MAX, rows=3)

    def check(self, values: dict[str, Any]) -> None:
        """The milestones add up to the price."""
        total = sum(line["amount"].minor for line in values["milestones"])
        if values["milestones"] and total != values["price"].minor:
            told = {
                name: formats.money_text(Money(minor, values["price"].currency))
                for name, minor in (("total", total), ("price", values["price"].minor))
            }
            self.error("milestones", _now("The milestones add up to %(total)s, not to the price of %(price)s.") % told)


class BundleLine(Form):
    """A price for several lots together."""

    places = Text(_("Lots"), max_length=40, hint=_("Their numbers, such as 1, 2"))
    bundle_price = Amount(_("Price for them together"))

    def check(self, values: dict[str, Any]) -> None:
        """Lots are named by their numbers."""
        if not all(part.strip().isdecimal() for part in values["places"].split(",")):
            self.error("places", _now("Write the numbers of the lots with commas between them"))


def _lot_fields(lots: Sequence[tuple[int, str]], *, priced: bool) -> dict[str, Any]:
    """The fields of an offer on lots, or of an answer without a price."""
    if priced and not lots:
        return {}
    fields: dict[str, Any] = {"price": Amount(_("Your price"), required=False)}
    for place, title in lots:
        fields[f"lot_price_{place}"] = Amount(
            _now("Lot %(place)s: %(title)s") % {"place": place, "title": title},
            required=False,
            hint=_("Your price for it alone. Empty: you do not offer it"),
        )
        fields[f"lot_day_{place}"] = Day(_("Finished on"), required=False)
    if len(lots) > 1:
        fields["bundles"] = Group(
            BundleLine, label=_("Lower prices for several lots"), min=0, max=10, add_words=_("Add a combination")
        )
    return fields


def offer_form(
    request: HttpRequest,
    currency: str,
    questions: Sequence[tuple[UUID, str]],
    initial: dict[str, Any],
    lots: Sequence[tuple[int, str]] = (),
    *,
    priced: bool = True,
    attached: Sequence[AttachedFile] = (),
) -> Offer:
    """The offer's form with one field for each of the request's questions, and a price for each of its lots.

    Sent to be saved as a draft, nothing of it need be filled in. ``attached`` are the files that may go again.
    """
    answers = {
        f"answer_{place}": LongText(text, max_length=offers.ANSWER_LIMIT, rows=3)
        for place, (_id, text) in enumerate(questions)
    }
    more = _lot_fields(lots, priced=priced)
    made: type[Offer] = type("OfferWithAnswers", (Offer,), {**more, **answers})
    names = ("price", "amount", "bundle_price", *(name for name in more if name.startswith("lot_price_")))
    asked = unfinished(made) if "draft" in request.POST else made
    return asked(
        request, initial=initial, currencies=dict.fromkeys(names, currency), options={"drop": listed(attached)}
    )


def listed(attached: Sequence[AttachedFile]) -> list[tuple[str, str, str]]:
    """Files as choices of what is to go."""
    return [(str(one.id), one.name, formats.filesize_text(one.size)) for one in attached]


def proposal_terms(
    values: dict[str, Any], questions: Sequence[tuple[UUID, str]], team: tuple[MemberTerms, ...] = ()
) -> ProposalTerms:
    """A posted offer as the actions take it."""
    return ProposalTerms(
        price_minor=values["price"].minor if values["price"] else 0,
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
        lots=tuple(
            LotOffer(lot=place, price_minor=price.minor, finishes_on=values[f"lot_day_{place}"])
            for place in range(1, MOST_LOTS + 1)
            if (price := values.get(f"lot_price_{place}"))
        ),
        bundles=tuple(
            BundleOffer(
                lots=tuple(int(one) for one in line["places"].split(",")), price_minor=line["bundle_price"].minor
            )
            for line in values.get("bundles", ())
        ),
        team=team,
    )


def initial_of(given: ProposalTerms, currency: str) -> dict[str, Any]:
    """A proposal as the form shows it. Its one whole milestone is left out: it is made again."""
    parts = given.milestones if len(given.milestones) > 1 and not given.lots else ()
    by_lot: dict[str, Any] = {}
    for one in given.lots:
        by_lot[f"lot_price_{one.lot}"] = Money(one.price_minor, currency)
        by_lot[f"lot_day_{one.lot}"] = one.finishes_on
    return {
        **by_lot,
        "bundles": [
            {"places": ", ".join(map(str, one.lots)), "bundle_price": Money(one.price_minor, currency)}
            for one in given.bundles
        ],
        "price": Money(given.price_minor, currency),
        "text": given.text,
        "team": team_forms.initial_of(given.team),
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


def score_form(request: HttpRequest, judged: Sequence[PointsRow], guides: Mapping[UUID, CriterionRow]) -> Form:
    """A form with points and a note for each criterion that people judge, and what is to be looked for."""
    fields: dict[str, Any] = {}
    for place, one in enumerate(judged):
        fields[f"points_{place}"] = Integer(
            criterion_text(one.name), min=0, max=100, initial=one.own, hint=guide(guides.get(one.criterion_id))
        )
        fields[f"note_{place}"] = Text(_("Note"), required=False, max_length=300, initial=one.note or None)
    made: type[Form] = type("Scores", (Form,), fields)
    return made(request)


def guide(criterion: CriterionRow | None) -> str:
    """What to look for, and what the points mean: the scoring guide in a line."""
    if criterion is None or not (criterion.guide or criterion.anchors):
        return _now("0 to 100")
    anchors = [
        formats.leading_text(str(points), words)
        for points, words in zip(ANCHORS, criterion.anchors, strict=False)
        if words
    ]
    return " · ".join(text for text in (criterion_text(criterion.guide), *anchors) if text)


def points(values: dict[str, Any], judged: Sequence[PointsRow]) -> tuple[Points, ...]:
    """Posted points as the action takes them."""
    return tuple(
        Points(criterion_id=one.criterion_id, points=values[f"points_{place}"], note=values[f"note_{place}"])
        for place, one in enumerate(judged)
    )
