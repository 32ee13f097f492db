"""Words of formal notices: what each kind is called, what it is for, what follows from it, whether it came in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from anyshore.contracts.queries.formal import FormalPage, FormalRow
from anyshore.contracts.rules.clauses.acting.changing import EmergencyChange
from anyshore.contracts.rules.clauses.acting.protection import Audit
from anyshore.contracts.rules.formal import Kind, Said
from anyshore.contracts.rules.formal_effects import duties_of_notice
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.words import Words

STATES = {
    "formal_notice": {
        "given": (pgettext_lazy("formal notice", "Not confirmed yet"), "wait", "hourglass"),
        "received": (pgettext_lazy("formal notice", "Received"), "good", "circle-check"),
        "refused": (pgettext_lazy("formal notice", "Refused"), "bad", "circle-x"),
        "withdrawn": (pgettext_lazy("formal notice", "Withdrawn"), "", "undo-2"),
    }
}

REFUSALS = {
    "no_such_formal_notice": gettext_lazy(
        "The contract knows no such notice from your side, or not any more. See which ones it knows."
    ),
    "not_a_key_person": gettext_lazy("Choose somebody from the list of key people in the contract."),
    "audit_needs_reason": gettext_lazy(
        "The audits without a reason of this year are used up (%(most)s). Say why you want another one."
    ),
    "successor_began": gettext_lazy("Who follows could be refused until they began, on %(on)s."),
}

KINDS: dict[Kind, Words] = {
    Kind.AUDIT: gettext_lazy("Announce an audit"),
    Kind.INSURANCE: gettext_lazy("Ask for proof of the insurance"),
    Kind.KEY_PERSON: gettext_lazy("A key person leaves"),
    Kind.EMERGENCY: gettext_lazy("An emergency has begun"),
    Kind.BREACH: gettext_lazy("A breach of personal data"),
    Kind.INSOLVENCY: gettext_lazy("Insolvency"),
    Kind.OTHER: gettext_lazy("Another notice"),
}
"""What each kind is called, in the list and on its button."""

ABOUT: dict[Kind, Words] = {
    Kind.AUDIT: gettext_lazy("You look at records, systems and places that concern this contract."),
    Kind.INSURANCE: gettext_lazy("The provider shows that it is insured as agreed."),
    Kind.KEY_PERSON: gettext_lazy("You propose somebody equally able, whom the client may refuse for a good reason."),
    Kind.EMERGENCY: gettext_lazy("Harm is near, nobody who may sign can be reached, and you do what keeps it away."),
    Kind.BREACH: gettext_lazy("Data were lost, seen or changed by somebody who should not."),
    Kind.INSOLVENCY: gettext_lazy("You cannot pay what is due, or proceedings are opened against you."),
    Kind.OTHER: gettext_lazy("Anything that you want on record, with the day on which the other side received it."),
}


def follows(found: FormalPage, kind: Kind) -> list[str]:
    """What follows from a notice that is given today, by its clause, in sentences."""
    return _FOLLOWS[kind](found)


def in_short(row: FormalRow) -> str:
    """What a notice says, in one line: who follows whom, or its words."""
    if row.said.person:
        return _("%(leaves)s leaves, %(follows)s follows") % {
            "leaves": row.said.person, "follows": row.said.successor,
        }  # fmt: skip
    return " ".join(row.said.words.split())


def timely(row: FormalRow) -> str:
    """Whether it came in time, in one sentence; nothing where its clause says no time."""
    if row.time is None:
        return ""
    if isinstance(row.time.until, datetime):
        until = formats.instant_text(row.time.until)
        if not row.time.is_late:
            return _("Reported in time: it was due by %(until)s.") % {"until": until}
        text = ngettext(
            "Reported up to %(n)s hour late: it was due by %(until)s.",
            "Reported up to %(n)s hours late: it was due by %(until)s.",
            row.time.late,
        )
        return text % {"n": row.time.late, "until": until}
    day = formats.day_text(row.time.until)
    if not row.time.is_late:
        return _("Announced in time: it was to be said by %(day)s.") % {"day": day}
    text = ngettext(
        "Announced %(n)s day late: it was to be said by %(day)s, or at once where the provider learned of it later.",
        "Announced %(n)s days late: it was to be said by %(day)s, or at once where the provider learned of it later.",
        row.time.late,
    )
    return text % {"n": row.time.late, "day": day}


def _due(found: FormalPage, kind: Kind, said: Said) -> date | None:
    """The day on which what a notice of today asks for is due."""
    plans = list(duties_of_notice(kind, said, found.values(kind), found.provider_today))
    at = plans[0].due_at(1, found.provider_calendar) if plans else None
    return formats.day_of(at) if at else None


def _audit(found: FormalPage) -> list[str]:
    rule = Audit.of(found.values(Kind.AUDIT))
    day = _due(found, Kind.AUDIT, Said())
    said = []
    if day:
        text = ngettext(
            "%(who)s lets you look from the end of %(day)s on: %(n)s working day after today, where it sits.",
            "%(who)s lets you look from the end of %(day)s on: %(n)s working days after today, where it sits.",
            rule.notice_days,
        )
        said.append(text % {"who": found.provider, "day": formats.day_text(day), "n": rule.notice_days})
    if rule.needs_reason(found.audits):
        said.append(_("This year’s audits without a reason are used up: say why you want another one."))
    else:
        left = rule.yearly - found.audits
        text = ngettext("This year %(n)s audit needs no reason.", "This year %(n)s audits need no reason.", left)
        said.append(text % {"n": left})
    said.append(_("Each side bears its own costs."))
    return said


def _insurance(found: FormalPage) -> list[str]:
    day = _due(found, Kind.INSURANCE, Said())
    given = {"who": found.provider, "day": formats.day_text(day) if day else ""}
    return [_("%(who)s shows proof by %(day)s. It stands in the list of duties.") % given]


def _key_person(found: FormalPage) -> list[str]:
    values = found.values(Kind.KEY_PERSON)
    text = ngettext(
        "It is announced at least %(n)s day before the last day or, where you learn of it later, at once.",
        "It is announced at least %(n)s days before the last day or, where you learn of it later, at once.",
        values["notice_days"],
    )
    said = [text % {"n": values["notice_days"]}]
    said.append(_("%(who)s may refuse who follows for a good reason, until they begin.") % {"who": found.client})
    if values.get("overlap_days"):
        text = ngettext(
            "Both work side by side for %(n)s working day; the client pays for one of them only.",
            "Both work side by side for %(n)s working days; the client pays for one of them only.",
            values["overlap_days"],
        )
        said.append(text % {"n": values["overlap_days"]})
    return said


def _emergency(found: FormalPage) -> list[str]:
    rule = EmergencyChange.of(found.values(Kind.EMERGENCY))
    cap = formats.money_text(Money(rule.cap_minor, found.content.currency))
    most = _("%(who)s pays at most %(sum)s for one emergency, whether a change is signed afterwards or not.")
    text = ngettext(
        "Propose what you did as a change within %(n)s working day of beginning: it stands in your list of duties.",
        "Propose what you did as a change within %(n)s working days of beginning: it stands in your list of duties.",
        rule.confirm_days,
    )
    return [most % {"who": found.client, "sum": cap}, text % {"n": rule.confirm_days}]


def _breach(found: FormalPage) -> list[str]:
    hours = found.values(Kind.BREACH)["breach_hours"]
    text = ngettext(
        "It is reported within %(n)s hour of learning of it. Later is better than never.",
        "It is reported within %(n)s hours of learning of it. Later is better than never.",
        hours,
    )
    return [text % {"n": hours}]


def _insolvency(found: FormalPage) -> list[str]:
    return [
        _("This ends nothing by itself. %(who)s may ask for security for what is still to come.")
        % {"who": found.other}
    ]


def _other(found: FormalPage) -> list[str]:
    return [
        _("It stands on record with its instant. %(who)s is told, and confirms that it came.") % {"who": found.other},
        _("To end the contract, give notice there: this does not end it."),
    ]


_FOLLOWS: dict[Kind, Callable[[FormalPage], list[str]]] = {
    Kind.AUDIT: _audit,
    Kind.INSURANCE: _insurance,
    Kind.KEY_PERSON: _key_person,
    Kind.EMERGENCY: _emergency,
    Kind.BREACH: _breach,
    Kind.INSOLVENCY: _insolvency,
    Kind.OTHER: _other,
}
