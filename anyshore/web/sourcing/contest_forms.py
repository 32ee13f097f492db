"""Forms and words of contests."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.sourcing.queries.contests import ContestView
from anyshore.sourcing.rules import contests, terms
from anyshore.sourcing.rules.contests import ContestTerms
from anyshore.sourcing.rules.terms import RequestTerms
from anyshore.web.forms import Amount, Choice, Files, Flag, Form, Group, Instant, Integer, LongText
from anyshore.web.sourcing.forms import Short, categories


class PrizeLine(Form):
    """One prize."""

    amount = Amount(_("Prize"))


class NewContest(Short):
    """A contest: what is wanted, and the prizes."""

    brief = LongText(_("Brief"), max_length=terms.BRIEF_LIMIT, rows=7, hint=_("Markdown works."))
    prizes = Group(
        PrizeLine, label=_("Prizes"), min=1, max=contests.MOST_PRIZES, add_words=_("Add a prize"),
        hint=_("The highest first. Each is paid for the source files and the rights of one entry."),
    )  # fmt: skip
    guaranteed = Flag(
        _("The prizes are guaranteed"),
        required=False,
        hint=_(
            "A promise: you do not close the contest without a prize while entries stand, and if you choose nobody in time,"
            " they are shared among the finalists. Nothing is paid in now: you sign and fund the contract on each prize."
        ),
    )
    category = Choice(_("Kind of work"), options=categories, required=False)
    proposals_until = Instant(_("Entries until"), required=False, hint=_("Empty: 5 working days. Your time zone."))
    open_entries = Flag(
        _("Providers see each other's entries"),
        required=False,
        hint=_("Else they see them only when the contest is over."),
    )
    most_entries = Integer(
        _("Entries a provider may make"), required=False, min=1, max=contests.MOST_ENTRIES, hint=_("Empty: 5")
    )
    files = Files(_("Attachments"), required=False)


def request_terms(values: dict[str, Any]) -> RequestTerms:
    """What is wanted, as the action takes it."""
    return RequestTerms(
        title=values["title"],
        currency=values["currency"],
        brief=values["brief"],
        category=values["category"],
        unit="task",
        proposals_until=values["proposals_until"],
    )


def contest_terms(values: dict[str, Any]) -> ContestTerms:
    """The prizes and rules, as the action takes them."""
    return ContestTerms(
        prizes=tuple(line["amount"].minor for line in values["prizes"]),
        guaranteed=values["guaranteed"],
        blind=not values["open_entries"],
        most_entries=values["most_entries"] or contests.USUAL_ENTRIES,
    )


class Enter(Form):
    """An entry."""

    files = Files(_("Your entry"), hint=_("Pictures are shown; the source files follow when you have won."))
    words = LongText(_("A word about it"), required=False, max_length=contests.ENTRY_LIMIT, rows=3)


class JudgeEntry(Form):
    """What the client thinks of an entry."""

    rating = Choice(
        _("Rating"), required=False, options=[(str(one), str(one)) for one in range(5, 0, -1)], hint=_("5 is best")
    )
    finalist = Flag(_("Finalist"), required=False)


class Comment(Form):
    """Something about an entry."""

    words = LongText(_("Say something"), max_length=contests.COMMENT_LIMIT, rows=2)


class Eliminate(Form):
    """Why an entry is out."""

    reason = LongText(_("Reason"), max_length=2_000, rows=3, hint=_("Its author reads it"))


class Extend(Form):
    """A later end."""

    until = Instant(_("Entries until"), hint=_("Seven days later at most, and only once. Your time zone."))


def give_form(request: HttpRequest, view: ContestView, money: Any) -> Form:
    """Which of the prizes that are left an entry gets."""
    left = [
        (one.id.hex, _now("Prize %(place)s: %(sum)s") % {"place": one.place, "sum": money(one.amount)})
        for one in view.prizes
        if one.entry_number is None
    ]
    fields = {
        "prize": Choice(_("Prize"), look="radio", options=left, initial=left[0][0] if left else ""),
        "words": LongText(
            _("A word to the others"),
            required=False,
            max_length=2_000,
            rows=2,
            hint=_("They read it with the outcome"),
        ),
        "asked": LongText(
            _("What should they know?"),
            required=False,
            max_length=2_000,
            rows=3,
            hint=_("Those who must agree see the entry, and what you rated it"),
        ),
    }
    made: type[Form] = type("GivePrize", (Form,), fields)
    return made(request)
