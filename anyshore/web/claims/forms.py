"""Forms of claims."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.liability import Year
from anyshore.payments.queries.claims_page import ClaimRow, ClaimsPage
from anyshore.payments.rules.claims import Asked, ClaimKind, Ground
from anyshore.web.claims.words import GROUNDS
from anyshore.web.forms import Amount, Choice, Day, Files, Flag, Form, Hidden, Integer, LongText

READ = _("Both sides read it.")


def _words(label: Any, *, required: bool = True, hint: Any = READ) -> LongText:
    return LongText(label, required=required, max_length=2_000, rows=4, hint=hint)


class _Claim(Form):
    """What every claim is read by."""

    def asked(self) -> Asked:
        """What the claim says, once the form is accepted."""
        one = self.values
        return Asked(amount=one["amount"], words=one["words"], defect=int(one["defect"]))


class Damages(_Claim):
    """An event that cost something."""

    on = Day(_("The day of the event"), hint=_("The day on which it happened, not the day on which you noticed it"))
    words = _words(_("What happened, and why the other side answers for it"))
    amount = Amount(_("What it cost you"))
    files = Files(_("Receipts"), required=False, hint=_("Bills, letters, calculations: whatever shows the sum"))

    def asked(self) -> Asked:
        """What the claim says, once the form is accepted."""
        one = self.values
        ground = Ground(one.get("ground") or "")
        return Asked(amount=one["amount"], words=one["words"], on=one["on"], ground=ground)


class DamagesUnderLimit(Damages):
    """The same where the contract has a limit."""

    ground = Choice(
        _("Is it one of those that know no limit?"), required=False, options=lambda: list(GROUNDS.items()), hint=_("What you choose here then does not count towards the limit. The other side may see it otherwise and object."),
    )  # fmt: skip


class Reduction(_Claim):
    """A lower price because of a defect."""

    defect = Choice(_("Because of which defect?"))
    amount = Amount(_("How much lower?"), hint=_("At most what the milestone costs"))
    words = _words(_("Why so much?"))
    files = Files(_("Files that belong to it"), required=False)


class Repair(_Claim):
    """The bill of a repair."""

    defect = Choice(_("Of which defect?"))
    amount = Amount(_("What the repair cost"))
    words = _words(_("Who put it right, and what was done"))
    files = Files(_("The bill"))


OF_DEFECTS: dict[ClaimKind, type[_Claim]] = {ClaimKind.REDUCTION: Reduction, ClaimKind.REPAIR: Repair}


def form_for(kind: ClaimKind, request: HttpRequest, found: ClaimsPage) -> _Claim:
    """The form of a kind, in the currency of the agreement, with the defects of which it can be asked for."""
    currencies = {"amount": found.currency}
    if kind is ClaimKind.DAMAGES:
        return (DamagesUnderLimit if found.cap else Damages)(request, currencies=currencies)
    each = [(str(one.number), _named(one.number, one.position, one.milestone)) for one in found.defects(kind)]
    wanted = request.GET.get("defect", "")
    first_of = {"defect": wanted} if wanted in dict(each) else {"defect": each[0][0]} if len(each) == 1 else {}
    return OF_DEFECTS[kind](request, currencies=currencies, options={"defect": each}, initial=first_of)


def _named(number: int, position: int, milestone: str) -> str:
    given = {"number": number, "position": position, "milestone": milestone}
    return _now("Defect %(number)s of M%(position)s %(milestone)s") % given


class Accept(Form):
    """In full, or for less."""

    amount = Amount(
        _("How much do you accept?"), hint=_("For less than was claimed, the other side takes that or maintains its claim.")
    )  # fmt: skip
    words = _words(_("What you want to say to it"), required=False)


class AcceptBeyond(Accept):
    """The same where it may be more than is left of the limit."""

    beyond = Flag(_("I accept it also beyond the limit of liability."), required=False)


def accept_form(request: HttpRequest, row: ClaimRow, year: Year | None) -> Accept:
    """The form of an answer, with the whole sum first."""
    form = AcceptBeyond if year and row.amount > year.left else Accept
    return form(request, currencies={"amount": row.amount.currency}, initial={"amount": row.amount})


class Object(Form):
    """An objection needs its reasons."""

    words = _words(_("Why do you not owe it?"))


class Take(Form):
    """The very sum that was looked at."""

    amount_minor = Hidden(Integer(min=1))


class Maintain(Form):
    """Words with it, or none."""

    words = _words(_("What you want to say to it"), required=False)


class Withdraw(Form):
    """A withdrawal needs its reason."""

    words = _words(_("Why?"))
