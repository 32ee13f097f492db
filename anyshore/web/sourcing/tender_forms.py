"""Forms of tenders: how one is run, what evaluators declare and agree, rounds, reviews, the library."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.kit.money import Money
from anyshore.sourcing.actions.set_up_tender import LOCKED
from anyshore.sourcing.queries.tender_view import TenderView
from anyshore.sourcing.queries.view import RequestView
from anyshore.sourcing.rules import tenders, terms
from anyshore.sourcing.rules.states import CriterionKind
from anyshore.sourcing.rules.tenders import Interest, LibraryTerms, LotTerms, RoundTerms, SplitRule, TenderTerms
from anyshore.sourcing.rules.terms import CriterionTerms
from anyshore.web.forms import (
    Amount,
    Choice,
    Choices,
    Flag,
    Form,
    Group,
    Hidden,
    Id,
    Instant,
    Integer,
    Lines,
    LongText,
    Text,
)
from anyshore.web.sourcing.words import KINDS


class LotLine(Form):
    """One lot."""

    title = Text(_("Lot"), max_length=terms.TITLE_LIMIT - 40)
    brief = LongText(_("What is in it"), required=False, max_length=tenders.LOT_BRIEF_LIMIT, rows=2)
    budget = Amount(_("Budget"), required=False)
    weights = Text(
        _("Its own weights"),
        required=False,
        max_length=60,
        hint=_("One for each criterion, in their order, such as 40, 20, 40. Empty: those of the request"),
    )

    def check(self, values: dict[str, Any]) -> None:
        """Weights are whole numbers."""
        if not all(part.strip().isdecimal() for part in values["weights"].split(",") if values["weights"]):
            self.error("weights", _now("Write whole numbers with commas between them"))


class Setup(Form):
    """How a tender is run."""

    sealed = Flag(
        _("Sealed until opened"),
        required=False,
        hint=_("Until the deadline nobody of you sees prices, texts, files or names; then two of you open together."),
    )
    openers = Choices(_("Who opens"), required=False, hint=_("At least two. Any two of them open together"))
    names_hidden = Flag(
        _("Hide the bidders’ names while you score"),
        required=False,
        hint=_("Each stands under a letter until scoring is closed. What they write about themselves stays readable."),
    )
    evaluators = Choices(
        _("Who scores"),
        required=False,
        hint=_("Each scores without seeing the others’ points. Nobody named: anybody of you may give points, openly"),
    )
    reviewer = Choice(
        _("Who answers a bidder that asks for a review"), required=False, hint=_("Not one of those who score")
    )
    tell_rank = Flag(_("Tell each bidder its rank afterwards"), required=False)
    split_rule = Choice(
        _("The best division of lots has"),
        look="radio",
        initial=str(SplitRule.SCORE),
        options=[
            (str(SplitRule.SCORE), _("The most points"), _("Each lot counts by its budget.")),
            (str(SplitRule.PRICE), _("The lowest price"), _("Prices for several lots together count.")),
        ],
    )
    lots = Group(LotLine, label=_("Lots"), min=0, max=tenders.MOST_LOTS, add_words=_("Add a lot"))


def fixed_fields(view: RequestView, tender: TenderView) -> frozenset[str]:
    """The terms of the setup that no longer change: what bidders rely on, who opened, who scored."""
    relied = LOCKED if view.locked else ()
    opened = ("opener_ids",) if tender.opened_at else ()
    scored = ("evaluator_ids",) if tender.scoring_closed_at else ()
    return frozenset((*relied, *opened, *scored))


def setup_form(request: HttpRequest, given: TenderTerms, people: dict[UUID, str], currency: str) -> Setup:
    """The form with the people who may be named."""
    named = [(str(one), name) for one, name in people.items()]
    initial = {
        "sealed": given.sealed,
        "names_hidden": given.names_hidden,
        "tell_rank": given.tell_rank,
        "split_rule": given.split_rule,
        "openers": given.opener_ids,
        "evaluators": given.evaluator_ids,
        "reviewer": given.reviewer_id,
        "lots": [
            {
                "title": one.title,
                "brief": one.brief,
                "budget": None if one.budget_minor is None else Money(one.budget_minor, currency),
                "weights": ", ".join(map(str, one.weights)),
            }
            for one in given.lots
        ],
    }
    options = {"openers": named, "evaluators": named, "reviewer": [("", _now("Who posted the request")), *named]}
    return Setup(request, initial=initial, options=options, currencies={"budget": currency})


def tender_terms(values: dict[str, Any], standing: TenderTerms, fixed: Collection[str]) -> TenderTerms:
    """A posted setup as the action takes it. What is ``fixed`` stays as it stands, whatever was posted."""
    posted = TenderTerms(
        sealed=values["sealed"],
        names_hidden=values["names_hidden"],
        tell_rank=values["tell_rank"],
        split_rule=values["split_rule"] or SplitRule.SCORE,
        evaluator_ids=tuple(UUID(one) for one in values["evaluators"]),
        opener_ids=tuple(UUID(one) for one in values["openers"]),
        reviewer_id=UUID(values["reviewer"]) if values["reviewer"] else None,
        lots=tuple(
            LotTerms(
                title=line["title"],
                brief=line["brief"],
                budget_minor=line["budget"].minor if line["budget"] else None,
                weights=tuple(int(one) for one in line["weights"].split(",") if one.strip()),
            )
            for line in values["lots"]
        ),
    )
    return replace(posted, **{name: getattr(standing, name) for name in fixed})


class CloseScoring(Form):
    """Why the scoring ends before all have scored."""

    reason = LongText(_("Reason"), max_length=tenders.WORDS_LIMIT, rows=3, hint=_("It goes into the report"))


class Agree(Form):
    """The points agreed on, for one criterion of one bidder."""

    proposal_id = Hidden(Id())
    criterion_id = Hidden(Id())
    points = Integer(_("Agreed"), min=0, max=100)
    words = Text(_("In a word"), max_length=300)


def round_form(request: HttpRequest, bidders: Sequence[tuple[UUID, str, bool]]) -> Form:
    """The next round, with a choice of those who go on: the shortlist, where there is one."""
    listed = [str(one) for one, _name, short in bidders if short]
    fields: dict[str, Any] = {
        "words": LongText(_("What do you want improved?"), max_length=tenders.WORDS_LIMIT, rows=4),
        "until": Instant(_("New versions until"), hint=_("Your time zone")),
        "bidders": Choices(
            _("Who goes on"),
            options=[(str(one), name) for one, name, _short in bidders],
            initial=listed or [str(one) for one, _name, _short in bidders],
        ),
        "left_out": LongText(
            _("To those who do not"), required=False, max_length=tenders.WORDS_LIMIT, rows=2, hint=_("They read why")
        ),
        "last": Flag(_("This is best and final"), required=False, hint=_("No further round follows.")),
    }
    made: type[Form] = type("NextRound", (Form,), fields)
    return made(request)


def round_terms(values: dict[str, Any]) -> RoundTerms:
    """A posted round as the action takes it."""
    chosen = tuple(UUID(one) for one in values["bidders"])
    return RoundTerms(words=values["words"], until=values["until"], proposal_ids=chosen, last=values["last"])


def follow_form(request: HttpRequest, bidders: Sequence[tuple[UUID, str]]) -> Form:
    """How a request for information goes on, and with whom."""
    fields: dict[str, Any] = {
        "kind": Choice(
            _("Go on with"),
            look="radio",
            initial="rfp",
            options=[
                ("rfp", _("A request for proposal"), _("Approach and price, scored by several people.")),
                ("rfq", _("A request for quotation"), _("Prices for a work that is known now.")),
            ],
        ),
        "bidders": Choices(_("Invite"), options=[(str(one), name) for one, name in bidders]),
        "reason": LongText(
            _("To everybody who answered"), max_length=tenders.WORDS_LIMIT, rows=3, hint=_("They read how it goes on")
        ),
    }
    made: type[Form] = type("FollowUp", (Form,), fields)
    return made(request)


def declare_form(request: HttpRequest, bidders: Sequence[tuple[UUID, str, bool | None, str]]) -> Form:
    """For each bidder: a conflict of interest or none. The fields are numbered, so that no letter is given away."""
    fields: dict[str, Any] = {}
    for place, (_id, name, conflict, words) in enumerate(bidders):
        initial = None if conflict is None else "yes" if conflict else "no"
        fields[f"conflict_{place}"] = Choice(
            name, look="radio", initial=initial, options=[("no", _("No conflict")), ("yes", _("A conflict"))]
        )
        fields[f"words_{place}"] = Text(
            _("What it is"), required=False, max_length=300, initial=words or None, hint=_("Needed for a conflict")
        )
    made: type[Form] = type("Interests", (Form,), fields)
    return made(request)


def interests(values: dict[str, Any], bidders: Sequence[tuple[UUID, str, bool | None, str]]) -> tuple[Interest, ...]:
    """Posted declarations as the action takes them."""
    return tuple(
        Interest(
            proposal_id=one[0], conflict=values[f"conflict_{place}"] == "yes", words=values[f"words_{place}"] or ""
        )
        for place, one in enumerate(bidders)
    )


class AskReview(Form):
    """What a bidder asks to be looked at again."""

    words = LongText(_("What should be looked at again?"), max_length=tenders.WORDS_LIMIT, rows=4)


class AnswerReview(Form):
    """The answer to a bidder who asked for a review."""

    answer = LongText(_("Your answer"), max_length=tenders.WORDS_LIMIT, rows=4, hint=_("The bidder reads it"))


class LibraryCriterion(Form):
    """A criterion with its scoring guide."""

    name = Text(_("Criterion"), max_length=terms.CRITERION_LIMIT)
    weight = Integer(_("Weight"), min=1, max=100)
    kind = Choice(_("How"), options=list(KINDS.items()), initial=str(CriterionKind.JUDGED))
    guide = Text(_("What to look for"), required=False, max_length=terms.GUIDE_LIMIT)
    anchors = Lines(_("What 0, 25, 50, 75 and 100 mean"), required=False, rows=5, hint=_("One a line"))


class LibraryForm(Form):
    """A set of the library."""

    name = Text(_("Name of the set"), max_length=terms.CRITERION_LIMIT)
    questions = Lines(_("Questions every proposal answers"), required=False, rows=3, hint=_("One a line, at most 10."))
    criteria = Group(
        LibraryCriterion, label=_("Criteria"), min=0, max=terms.MOST_CRITERIA, add_words=_("Add a criterion")
    )


def library_terms(values: dict[str, Any]) -> LibraryTerms:
    """A posted set as the action takes it."""
    lines = ({**line, "anchors": tuple(line["anchors"]), "guide": line["guide"] or ""} for line in values["criteria"])
    criteria = tuple(CriterionTerms(**line) for line in lines)
    return LibraryTerms(name=values["name"], questions=tuple(values["questions"]), criteria=criteria)
