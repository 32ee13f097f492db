"""Hours and duties in the form of an offer: the fields, what they say to the action, what they show first."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.defaults import MONTHS_WITHOUT_A_DATE
from anyshore.contracts.rules.lines import Duty, Lines, Rest, Retainer, TimeLine, Unused
from anyshore.contracts.rules.priced import Every
from anyshore.kit.countries import countries
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.contracts.clause_form import LIST
from anyshore.web.contracts.priced_form import DUE, UNITS, check_priced, dated_from, first_priced, units_from
from anyshore.web.contracts.terms import TermsForm
from anyshore.web.filters import clock_hours
from anyshore.web.forms import Amount, Choice, Day, Form, Group, Integer, Text
from anyshore.web.rendering import now_of

RESTS = [
    (Rest.REFUND, _("goes back to the client")),
    (Rest.CARRY, _("is kept for the next week")),
]
UNUSED = [
    (Unused.LAPSE, _("lapse at its end")),
    (Unused.CARRY, _("stay for the next month, once")),
]
EVERY = [
    (Every.ONCE, _("once")),
    (Every.WEEK, _("every week")),
    (Every.MONTH, _("every month")),
    (Every.QUARTER, _("every quarter")),
    (Every.YEAR, _("every year")),
]


MASTER = "master_agreement"
"""The clause under which statements of work stand."""


class TimeRow(Form):
    """Hours of one role."""

    role = Text(_("Role"), max_length=60, hint=_("Such as developer"))
    level = Text(_("Level"), max_length=40, required=False)
    place = Choice(
        _("Sits in"), required=False, options=[("", _("anywhere")), *((one.code, one.name) for one in countries())]
    )
    rate = Amount(_("Rate an hour"))
    cap = Integer(_("Hours a week at most"), min=1, max=168)
    person = Text(_("Only this person"), max_length=120, required=False, hint=_("Leave empty for anybody"))


class DutyRow(Form):
    """Something done without a price of its own."""

    what = Text(_("Duty"), max_length=300)
    every = Choice(_("How often"), options=EVERY, initial=Every.ONCE)


class HoursForm(TermsForm):
    """The terms of an offer, and its lines that are no milestones."""

    starts_on = Day(
        _("Hours and units count from"), required=False, hint=_("A week runs from Monday to Sunday, in UTC")
    )
    units = UNITS
    dated = DUE
    time = Group(TimeRow, label=_("Hours"), min=0, max=20, required=False, add_words=_("Add hours of a role"))
    rest = Choice(_("Money paid in for a week and not used"), options=RESTS, initial=Rest.REFUND, required=False)
    monthly = Amount(_("Retainer, a month"), required=False, hint=_("Leave empty for none"))
    retained = Integer(_("Hours it includes"), min=0, max=744, required=False)
    unused = Choice(_("Hours of a month that are not used"), options=UNUSED, initial=Unused.LAPSE, required=False)
    duties = Group(
        DutyRow, label=_("Duties without a price"), min=0, max=30, required=False, add_words=_("Add a duty")
    )

    @property
    def today(self) -> str:
        """The day in UTC, as a control holds it: a first day before it is pointed out."""
        return now_of(self.request).date().isoformat()

    @property
    def ends_after(self) -> int:
        """The months after the offer at which it ends, where its terms name no last day."""
        said = self.bound_field("end_months").value
        return int(said) if said.isdecimal() else MONTHS_WITHOUT_A_DATE

    @property
    def is_begun(self) -> bool:
        """Whether a first day that stands in it is over."""
        days = [row.bound_field("first_on").value for row in self.bound_field("dated").rows]
        return any("" < day < self.today for day in (self.bound_field("starts_on").value, *days))

    @property
    def is_priced(self) -> bool:
        """Whether it must pay for something: with the clause of a master agreement it need not."""
        return MASTER not in {slot.partition("~")[0] for slot in self.request.POST.get(LIST, "").split()}

    def check(self, values: dict[str, Any]) -> None:
        super().check(values)
        counted = values["time"] or values["monthly"] or values["units"]
        runs = counted or any(row["first_on"] for row in values["dated"] or ())
        if self.is_priced and not runs and not values["milestones"]:
            self.error("milestones", _("Add a milestone, or hours, units or days below"))
        if counted and not values["starts_on"]:
            self.error("starts_on", _("Choose the day from which hours and units count"))
        check_priced(self, values)


FIELDS = tuple(name for name in HoursForm.fields if name not in TermsForm.fields)


def lines_from(values: dict[str, Any]) -> Lines:
    """Posted answers as an action takes them."""
    return Lines(
        starts_on=values["starts_on"],
        time=tuple(_time(row) for row in values["time"] or ()),
        retainer=_retainer(values),
        duties=tuple(Duty(what=row["what"], every=Every(row["every"])) for row in values["duties"] or ()),
        rest=Rest(values["rest"] or Rest.REFUND),
        units=units_from(values["units"]),
        dated=dated_from(values["dated"]),
    )


def first_of(lines: Lines, currency: str) -> dict[str, Any]:
    """Lines as the form shows them first."""
    retainer = lines.retainer
    return {
        "monthly": Money(retainer.amount_minor, currency) if retainer else None,
        "retained": retainer.minutes // 60 if retainer else None,
        "unused": retainer.unused if retainer else Unused.LAPSE,
        "starts_on": lines.starts_on,
        "rest": lines.rest,
        "time": [
            {
                "role": one.role, "level": one.level, "place": one.place, "rate": Money(one.rate_minor, currency),
                "cap": one.cap_minutes // 60, "person": one.person,
            }
            for one in lines.time
        ],
        "duties": [{"what": one.what, "every": one.every} for one in lines.duties],
        **first_priced(lines, currency),
    }  # fmt: skip


def line_words(one: TimeLine, currency: str) -> str:
    """A line of hours in a few words: who, the rate, the cap."""
    who = ", ".join(
        part
        for part in (one.role, one.level, formats.country_text(one.place) if one.place else "", one.person)
        if part
    )
    rate = formats.amount_text(Money(one.rate_minor, currency))
    return _now("%(who)s: %(rate)s an hour, %(hours)s a week at most") % {
        "who": who, "rate": rate, "hours": clock_hours(one.cap_minutes)
    }  # fmt: skip


def retainer_words(one: Retainer, currency: str) -> str:
    """A retainer in a few words: the price, the hours, what becomes of those that are not used."""
    said = {"price": formats.money_text(Money(one.amount_minor, currency)), "hours": clock_hours(one.minutes)}
    if not one.minutes:
        return _now("%(price)s a month") % said
    kept = one.unused is Unused.CARRY
    text = _now("%(price)s a month for %(hours)s hours, which stay for the next month once") if kept else ""
    return (text or _now("%(price)s a month for %(hours)s hours, which lapse at its end")) % said


def _retainer(values: dict[str, Any]) -> Retainer | None:
    if not values["monthly"]:
        return None
    minutes = (values["retained"] or 0) * 60
    return Retainer(
        amount_minor=values["monthly"].minor, minutes=minutes, unused=Unused(values["unused"] or Unused.LAPSE)
    )


def _time(row: dict[str, Any]) -> TimeLine:
    return TimeLine(
        role=row["role"],
        level=row["level"] or "",
        place=row["place"] or "",
        rate_minor=row["rate"].minor,
        cap_minutes=row["cap"] * 60,
        person=row["person"] or "",
    )
