"""What the sentences about counted and dated lines say: their values, and the lines below them."""

from __future__ import annotations

from anyshore.contracts.rules.clauses.frame import sentence
from anyshore.contracts.rules.clauses.languages import Language, rate_text
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.clauses.writing import Ready, written
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.counting import bands_for
from anyshore.contracts.rules.priced import ANSWER_DAYS, REPORT_DAYS, DatedLine, Every, UnitLine
from anyshore.contracts.rules.terms import Payment


def unit_said(place: int, one: UnitLine, content: Content, language: Language) -> Values:
    """The values of the line of what is counted."""
    return {
        "place": place,
        "name": one.name,
        "unit": one.unit,
        "rate": Ready(rate_text(one.rate_parts, content.currency, language)),
        "every": str(one.every),
        "expected": one.expected,
        "least": one.least,
        "most": one.most,
    }


def dated_said(place: int, one: DatedLine) -> Values:
    """The values of the line of what falls due on a day."""
    return {
        "place": place,
        "what": one.what,
        "amount_minor": one.amount_minor,
        "at": str(one.every) if one.first_on else "signature",
        "first_on": one.first_on.isoformat() if one.first_on else None,
        "until_on": one.until_on.isoformat() if one.until_on else None,
        "object_days": one.object_days,
    }


def priced_lines(key: str, content: Content, language: Language, sentence_place: int = 0) -> list[str]:
    """The lines of one kind (``unit_line``, ``dated_line``), each as a sentence of its own or, with 1, as part of
    one."""
    lines = content.lines
    if key == "unit_line":
        values = [unit_said(place, one, content, language) for place, one in enumerate(lines.units, 1)]
    else:
        values = [dated_said(place, one) for place, one in enumerate(lines.dated, 1)]
    version = sentence(key, content.wording)
    return [Ready(written(version, one, language, content.currency).sentences[sentence_place]) for one in values]


def units(content: Content, _language: Language) -> Values:
    """The values of the sentences about what is counted."""
    lines = content.lines
    return {
        "starts_on": lines.starts_on.isoformat() if lines.starts_on else None,
        "recurs": any(one.every is not Every.ONCE for one in lines.units),
        "once": any(one.every is Every.ONCE for one in lines.units),
        "by_month": any(one.every is Every.MONTH for one in lines.units),
        "ahead": _ahead(content),
        "payment_days": content.terms.payment_days,
        "report_days": REPORT_DAYS,
        "review_days": content.terms.review_days,
        "answer_days": ANSWER_DAYS,
        "least": any(one.least for one in lines.units),
        "bands": any(bands_for(one, content.clauses) for one in lines.units),
    }


def dated(content: Content, _language: Language) -> Values:
    """The values of the sentences about what falls due on fixed days."""
    lines = content.lines.dated
    return {
        "count": len(lines) if all(one.every is Every.ONCE for one in lines) else max(len(lines), 2),
        "runs": any(one.runs for one in lines),
        "recurs": any(one.every is not Every.ONCE for one in lines),
        "objects": any(one.object_days for one in lines),
        "ahead": _ahead(content),
        "payment_days": content.terms.payment_days,
        "answer_days": ANSWER_DAYS,
    }


def _ahead(content: Content) -> str:
    if content.terms.payment is Payment.INVOICE:
        return "invoice"
    return "promised" if content.rail == "ledger_only" else "held"
