"""What the sentences about rights, the end and the law say: their values."""

from __future__ import annotations

from typing import Final

from anyshore.contracts.rules.clauses.frame import translated
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.terms import EndRule, ExitForm, Rights

BY_PART: Final = 4
"""The wording from which rights are said to pass part by part, and an end that is not known yet as a last day."""


def rights(content: Content, _language: Language) -> Values:
    """The values of the sentences about the rights in the work."""
    keys = {one.key for one in content.clauses}
    rights = "clause" if "rights_on_payment" in keys else str(content.terms.rights)
    lines = content.lines
    paid = bool(lines.timed or lines.priced)
    passing = rights == Rights.ON_PAYMENT and paid
    return {
        "rights": rights,
        "parts": ("both" if content.milestones else "lines") if paid else "milestones",
        "weeks": passing and bool(lines.time),
        "months": passing and lines.retainer is not None,
        "periods": passing and bool(lines.units),
        "amounts": passing and bool(lines.dated),
        "confidential": content.terms.confidential and "confidentiality" not in keys,
    }


def rights_line(content: Content) -> str:
    """How the six lines say what becomes of the rights."""
    if content.terms.rights is Rights.LICENCE:
        return "licence"
    forms = [one.values["form"] for one in content.clauses if one.key == "rights_on_payment"]
    if "exclusive_licence" in forms:
        return "exclusive_licence"
    by_part = content.wording >= BY_PART and bool(content.lines.timed or content.lines.priced)
    return "by_part" if by_part else "on_payment"


def ending(content: Content, _language: Language) -> Values:
    """The values of the sentences about the end."""
    terms = content.terms
    runs_alone = content.lines.runs and not content.milestones
    dated = "day" if content.lines.runs else "on_date"
    undated = "some_day" if runs_alone and content.wording >= BY_PART else "undated"
    end = dated if terms.end_on else undated if terms.end_rule is EndRule.ON_DATE else str(terms.end_rule)
    own = terms.cure_payment_days if terms.cure_payment_days != terms.cure_days else 0
    return {
        "end": end,
        "end_on": terms.end_on.isoformat() if terms.end_on else None,
        "decide_months": terms.decide_months or 0,
        "notice_days": terms.notice_days or 0,
        "cure_days": terms.cure_days,
        "cure_payment_days": own,
    }


def way_out(content: Content, language: Language) -> Values:
    """The values of the sentences about what is handed over at the end."""
    terms = content.terms
    items = [translated(one, language, content.wording) for one in terms.exit_items]
    is_plan = terms.exit_form in (ExitForm.PLAN, ExitForm.REHEARSED_PLAN)
    return {"form": str(terms.exit_form), "items": items, "is_plan": is_plan}


def law(content: Content, _language: Language) -> Values:
    """The values of the sentences about law and disagreements."""
    has_clause = any(one.key == "forum" for one in content.clauses)
    return {"governing_law": "" if has_clause else content.terms.governing_law}
