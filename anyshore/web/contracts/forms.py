"""Forms of contracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.comments import LONGEST
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.kit.money import CURRENCIES, Money
from anyshore.plumbing import formats
from anyshore.sourcing.queries.lot_view import LotView
from anyshore.sourcing.rules.tenders import LotChoice
from anyshore.web.contracts.check_form import ChecksForm, checks_from, first_checks
from anyshore.web.contracts.clause_words import LANGUAGES
from anyshore.web.contracts.hours_form import HoursForm
from anyshore.web.forms import Amount, Choice, Day, Files, Flag, Form, Group, Hidden, Integer, Lines, LongText, Text

NOBODY, LATER = "nobody", "later"
ASKED = "asked"
"""The field with words to those who must agree before an offer goes out."""


class Award(Form):
    """Award a proposal: one button."""


class AwardTender(Form):
    """Award a proposal on a tender, where somebody else may be in front."""

    words = LongText(_("A word to every bidder"), required=False, max_length=2000, rows=2)
    reason = LongText(
        _("Why this one"),
        required=False,
        max_length=2000,
        rows=2,
        hint=_("Needed where another proposal is in front. It goes into the report"),
    )


def award_lots_form(request: HttpRequest, lots: Sequence[LotView]) -> Form:
    """One choice a lot: who gets it, nobody with a reason, or later. The address may bring the choice along."""
    fields: dict[str, Any] = {}
    for lot in lots:
        offers = [
            (str(one.proposal_id), one.name, formats.money_text(one.price)) for one in lot.offers if one.standing
        ]
        fields[f"lot_{lot.position}"] = Choice(
            _now("Lot %(place)s: %(title)s") % {"place": lot.position, "title": lot.title},
            look="radio",
            required=False,
            options=[*offers, (NOBODY, _now("Nobody"), _now("Say why below.")), (LATER, _now("Decide later"))],
            initial=LATER,
        )
        fields[f"reason_{lot.position}"] = Text(
            _("Why nobody"), required=False, max_length=2000, hint=_("Only where nobody gets it")
        )
    fields["asked"] = LongText(
        _("What should they know?"), required=False, max_length=2000, rows=2,
        hint=_("They see the offer and your comparison."),
    )  # fmt: skip
    made: type[Form] = type("AwardLots", (AwardTender,), fields)
    return made(request, get=request.method == "GET" and bool(request.GET))


def lot_choices(values: dict[str, Any], lots: Sequence[LotView]) -> tuple[LotChoice, ...]:
    """Posted choices as the action takes them."""
    found = []
    for lot in lots:
        chosen = values[f"lot_{lot.position}"]
        if chosen == NOBODY:
            found.append(LotChoice(lot=lot.position, reason=values[f"reason_{lot.position}"] or ""))
        elif chosen and chosen != LATER:
            found.append(LotChoice(lot=lot.position, proposal_id=UUID(chosen)))
    return tuple(found)


class Sign(Form):
    """Sign the version that was read."""

    version_hash = Hidden(Text(max_length=64))
    asked = LongText(_("What should they know?"), required=False, max_length=2_000, rows=2)


class SignedOutside(Form):
    """A copy that was signed outside."""

    files = Files(
        _("The signed PDF"),
        hint=_("Signed by hand and scanned, or signed electronically, such as a qualified signature"),
    )


class Reason(Form):
    """Why not, if one likes to say."""

    reason = LongText(_("Reason"), required=False, max_length=2000, rows=3, hint=_("The other side will read it."))


class Write(Form):
    """A message to the other side."""

    body = LongText(_("Your message"), required=False, max_length=20_000, rows=3)
    files = Files(_("Files"), required=False)


class MilestoneLine(ChecksForm):
    """One milestone: what, for how much, by when, accepted when."""

    title = Text(_("Milestone"), max_length=160)
    amount = Amount(_("Price"))
    due_on = Day(_("Due"), required=False)
    criteria = Lines(_("Accepted when"), required=False, rows=2, hint=_("One criterion a line"))


class Asking(HoursForm):
    """An offer that one's own people may have to agree to before it goes out."""

    asked = LongText(
        _("A word to those who must agree"), required=False, max_length=2_000, rows=2,
        hint=_("Your organisation has rules: what is above them waits for its own people. The other side never reads this."),
    )  # fmt: skip


class Counter(Asking):
    """Another version of an offer: what is left as it is does not change."""

    title = Text(_("Title"), max_length=160)
    brief = LongText(_("What is wanted"), required=False, rows=6, max_length=200_000)
    language = Choice(_("Language of the contract"), options=list(LANGUAGES.items()), required=False)
    milestones = Group(
        MilestoneLine, label=_("Milestones"), min=0, max=100, required=False, add_words=_("Add a milestone")
    )
    why = LongText(_("Why"), required=False, max_length=2000, rows=2, hint=_("The other side will read it."))
    answer_days = Integer(_("Working days to answer"), min=1, max=60, initial=10)
    version_hash = Hidden(Text(max_length=64))


class NextVersion(Form):
    """Make the accepted suggestions the next version: what was read, and a word with it."""

    words = LongText(
        _("A word with it"), required=False, max_length=1_900, rows=2, hint=_("The other side will read it.")
    )
    answer_days = Integer(_("Working days to answer"), min=1, max=60, initial=10)
    version_hash = Hidden(Text(max_length=64))
    numbers = Hidden(Text(max_length=1_000))
    asked = Asking.fields[ASKED]


class OfferDraft(Form):
    """Offer a draft as it was read."""

    answer_days = Integer(_("Working days to answer"), min=1, max=60, initial=10)
    seen = Hidden(Text(max_length=64))
    asked = Asking.fields[ASKED]


class SayThere(Form):
    """A comment on one place of an offer."""

    words = LongText(_("Your comment"), max_length=LONGEST, rows=3)
    private = Flag(
        _("For our own people only"), required=False, hint=_("The other side does not see it, nor that there is one.")
    )


class ReplyThere(Form):
    """A reply below a comment."""

    words = LongText(_("Your reply"), max_length=LONGEST, rows=3)


class NewOffer(Asking):
    """An offer of one's own, without a request."""

    side = Choice(
        _("You are"),
        options=[("client", _("the client: you pay")), ("provider", _("the provider: you do the work"))],
        look="segmented",
        initial="client",
    )
    other = Text(
        _("The other side"), max_length=160, hint=_("Their name here, or the last part of their page’s address"),
        attributes={"list": "known-names"},
    )  # fmt: skip
    title = Text(_("What is to be done"), max_length=160, hint=_("One line"))
    brief = LongText(_("In more words"), required=False, rows=5, max_length=200_000, hint=_("Markdown works."))
    language = Choice(
        _("Language of the contract"),
        options=list(LANGUAGES.items()),
        required=False,
        hint=_("It is signed in this one; the others can be read beside it."),
    )
    currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)])
    milestones = Group(
        MilestoneLine, label=_("Milestones"), min=0, max=100, required=False, add_words=_("Add a milestone")
    )
    answer_days = Integer(_("Working days to answer"), min=1, max=60, initial=10)


class NextOffer(NewOffer):
    """An offer to the other side of an agreement that there is: who it is between stands."""

    side = Hidden(Text(max_length=8))
    other = Hidden(Text(max_length=160))


def drafts(rows: Sequence[dict[str, Any]]) -> tuple[MilestoneDraft, ...]:
    """Posted milestones as an action takes them."""
    return tuple(
        MilestoneDraft(row["title"], row["amount"].minor, row["due_on"], tuple(row["criteria"]), checks_from(row))
        for row in rows
    )


def lines(milestones: Sequence[MilestoneDraft], currency: str) -> list[dict[str, Any]]:
    """Milestones as the form shows them first."""
    return [
        {
            "title": one.title,
            "amount": Money(one.amount_minor, currency),
            "due_on": one.due_on,
            "criteria": one.criteria,
            **first_checks(one.checks),
        }
        for one in milestones
    ]
