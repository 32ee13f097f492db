"""What the sentences of the terms say: the content of a version as the values of their parameters."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from anyshore.contracts.rules.checks import Check
from anyshore.contracts.rules.clauses.frame import sentence, translated
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.clauses.writing import Ready, written
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.lines import WEEKS_WITHOUT_AN_END
from anyshore.contracts.rules.said_end import BY_PART, ending, law, rights, rights_line, way_out
from anyshore.contracts.rules.said_priced import dated, priced_lines, units
from anyshore.contracts.rules.said_sides import follows, team, under, who
from anyshore.contracts.rules.terms import EndRule, Payment, Terms
from anyshore.kit.countries import country_name

FRENCH_SEMICOLON = "\u202f; "


def said(key: str, content: Content, language: Language) -> Values:
    """The values of one part of the terms."""
    return _PARTS[key](content, language)


def milestone_said(place: int, one: MilestoneDraft) -> Values:
    """The values of the line of one milestone."""
    due_on = one.due_on.isoformat() if one.due_on else None
    return {"place": place, "title": one.title, "price_minor": one.amount_minor, "due_on": due_on}


def check_said(check: Check, content: Content, language: Language) -> str:
    """A criterion that a machine checks, as the text says it."""
    values = {
        "kind": str(check.kind),
        "types": [one.upper() for one in check.types],
        "low": check.low,
        "both": bool(check.low and check.high),
        "high": check.high,
        "width": check.width,
        "height": check.height,
        "dpi": check.dpi,
        "then_height": bool(check.width and check.height),
        "then_dpi": bool((check.width or check.height) and check.dpi),
        "form": check.form,
        "hash_of_schema": hashlib.sha256(check.schema.encode()).hexdigest(),
        "hash": check.sha256,
    }
    return line_of("check", values, content, language)


def six_said(content: Content, language: Language) -> Values:
    """The values of the six lines."""
    terms = content.terms
    days = [one.due_on for one in content.milestones if one.due_on]
    return {
        "client": content.client.name,
        "provider": who(content, language),
        "title": content.title,
        "due_on": max(days).isoformat() if days else None,
        "end_on": terms.end_on.isoformat() if terms.end_on and content.lines.runs else None,
        "open_weeks": _open_weeks(content),
        "total_minor": content.value.minor,
        "payment": "time" if content.lines.timed and not content.lines.priced else _payment_line(content),
        "rates": _rates(content, language),
        "ahead": line_of("ahead", _ahead(content), content, language),
        "by_sheet": content.lines.timed and not content.milestones,
        "weeks": bool(content.lines.time),
        "months": content.lines.retainer is not None,
        "by_count": bool(content.lines.units),
        "by_day": bool(content.lines.dated),
        "by_hand": bool(content.milestones) or not content.lines.runs,
        "by_line": content.lines.priced,
        "payment_days": terms.payment_days,
        "review_days": terms.review_days,
        **_rounds(terms),
        "unforeseen": _unforeseen(content, language),
        "notice_days": terms.notice_days or 0,
        "rights": rights_line(content),
        **way_out(content, language),
    }


def _head(content: Content, language: Language) -> Values:
    sides = {"client": content.client, "provider": content.provider}
    names = {side: party.name for side, party in sides.items()}
    countries = {f"{side}_country": country_name(party.country, language) for side, party in sides.items()}
    return {"number": str(content.number), "version": str(content.version), **names, **countries}


def _price(content: Content, _language: Language) -> Values:
    terms = content.terms
    return {
        "total_minor": content.value.minor,
        "by_time": content.lines.timed,
        "by_line": content.lines.priced,
        "open_weeks": _open_weeks(content),
        "payment": _payment(content) if content.milestones else "none",
        "payment_days": terms.payment_days,
        "purchase_order": terms.purchase_order,
        "fee_bps": content.fee_bps,
    }


def _payment(content: Content) -> str:
    payment = content.terms.payment
    if payment is Payment.INVOICE or content.rail != "ledger_only":
        return str(payment)
    return "promised_in_full" if payment is Payment.HELD_IN_FULL else "promised_per_milestone"


def _open_weeks(content: Content) -> int:
    """The weeks that the most is of, where lines run without a last day; else 0."""
    is_open = content.terms.end_rule is EndRule.OPEN and content.terms.end_on is None
    return WEEKS_WITHOUT_AN_END if is_open and content.lines.runs else 0


def _payment_line(content: Content) -> str:
    return "lines" if content.lines.priced and not content.milestones else _payment(content)


def _review(content: Content, _language: Language) -> Values:
    terms = content.terms
    return {"review_days": terms.review_days, **_rounds(terms), "warranty_days": terms.warranty_days}


def _rounds(terms: Terms) -> Values:
    if terms.revisions is None:
        return {"rounds": "uncounted", "revisions": 0}
    return {"rounds": "counted" if terms.revisions else "none", "revisions": terms.revisions}


def _changes(content: Content, language: Language) -> Values:
    terms = content.terms
    return {
        "impact": terms.change_impact_first,
        "answer_days": terms.change_answer_days,
        "unforeseen": _unforeseen(content, language),
        "talk_days": terms.talk_days,
        "proposal_days": terms.proposal_days or 0,
        "cooling_days": terms.cooling_days or 0,
    }


def _unforeseen(content: Content, language: Language) -> str:
    """The way for the unforeseen, to go on after a colon: with a small letter, but in German."""
    words = translated(content.terms.unforeseen_text, language, content.wording)
    return words if language is Language.DE else words[:1].lower() + words[1:]


def is_said(key: str, content: Content) -> bool:
    """Whether that part of the terms has anything to say."""
    there = {
        "under": content.under is not None,
        "follows": content.follows is not None,
        "hours": content.lines.timed,
        "units": bool(content.lines.units),
        "dated": bool(content.lines.dated),
        "team": bool(content.team),
        "review": bool(content.milestones),
        "work": bool(content.milestones or content.lines.duties) or not content.is_master,
        "price": content.value.minor > 0 or not content.is_master,
    }
    return there.get(key, True)


def line_of(key: str, values: Values, content: Content, language: Language, place: int = 0) -> Ready:
    """One short sentence of the terms by itself."""
    found = written(sentence(key, content.wording), values, language, content.currency)
    return Ready(found.sentences[place] if found.sentences else "")


def duties_said(content: Content) -> list[Values]:
    """The values of the line of each duty."""
    return [{"what": one.what, "every": str(one.every)} for one in content.lines.duties]


def times_said(content: Content, language: Language) -> list[Values]:
    """The values of the line of each kind of hours."""
    return [
        {
            "place": place,
            "role": ", ".join(part for part in (line.role, line.level, _country(line.place, language)) if part),
            "person": line.person,
            "rate_minor": line.rate_minor,
            "cap": _duration(line.cap_minutes, content, language),
        }
        for place, line in enumerate(content.lines.time, 1)
    ]


def _country(code: str, language: Language) -> str:
    return country_name(code, language) if code else ""


def _duration(minutes: int, content: Content, language: Language) -> str:
    hours, rest = divmod(minutes, 60)
    return line_of("duration", {"hours": hours, "both": bool(hours and rest), "minutes": rest}, content, language)


def _retained(content: Content, language: Language) -> str:
    one = content.lines.retainer
    if one is None:
        return ""
    included = _duration(one.minutes, content, language) if one.minutes else ""
    return line_of("retained", {"amount_minor": one.amount_minor, "included": included}, content, language)


def _rates(content: Content, language: Language) -> str:
    """What hours, months, units and fixed days cost, in one line."""
    rates = [line_of("time_line", values, content, language, 1) for values in times_said(content, language)]
    retained = _retained(content, language)
    counted = priced_lines("unit_line", content, language, 1)
    due = priced_lines("dated_line", content, language, 1)
    between = FRENCH_SEMICOLON if language is Language.FR and content.wording >= BY_PART else "; "
    return Ready(between.join([*rates, *([retained] if retained else ()), *counted, *due]))


def _ahead(content: Content) -> Values:
    terms = content.terms
    if terms.payment is Payment.INVOICE:
        payment = "invoice"
    elif not content.lines.time:
        payment = "monthly"
    else:
        payment = "promised" if content.rail == "ledger_only" else "held"
    return {"payment": payment, "payment_days": terms.payment_days, "week_minor": content.lines.week_minor}


def _hours(content: Content, language: Language) -> Values:
    lines = content.lines
    held = bool(lines.time) and content.terms.payment is not Payment.INVOICE
    monthly = "promised" if content.rail == "ledger_only" else "held"
    monthly = "invoice" if content.terms.payment is Payment.INVOICE else monthly
    included = lines.retainer is not None and (lines.retainer.minutes > 0 or content.wording == 1)
    return {
        "included": included,
        "monthly": monthly if lines.retainer else "none",
        "payment_days": content.terms.payment_days,
        "starts_on": lines.starts_on.isoformat() if lines.starts_on else None,
        "timed": bool(lines.time),
        "sheets": bool(lines.time) or (lines.retainer is not None and lines.retainer.minutes > 0),
        "ahead": line_of("ahead", _ahead(content), content, language),
        "rest": str(lines.rest) if held else "none",
        "retained": _retained(content, language),
        "unused": str(lines.retainer.unused) if lines.retainer and included else "none",
    }


def _work(content: Content, _language: Language) -> Values:
    return {"count": len(content.milestones), "duties": bool(content.lines.duties)}


_PARTS: Mapping[str, Callable[[Content, Language], Values]] = {
    "head": _head,
    "under": under,
    "follows": follows,
    "work": _work,
    "team": team,
    "price": _price,
    "hours": _hours,
    "units": units,
    "dated": dated,
    "review": _review,
    "changes": _changes,
    "rights": rights,
    "ending": ending,
    "exit": way_out,
    "law": law,
}
