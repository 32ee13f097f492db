"""Which verbs of the later stages a reader of an agreement may do now, by the policies and states of each stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts import policies as contracts
from anyshore.contracts.queries import AgreementPage, terms_of
from anyshore.contracts.queries.worker_checks import ASKED
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.clauses.acting.changing import Benchmarking, ForceMajeure, Hardship
from anyshore.contracts.rules.clauses.acting.ending import StepIn
from anyshore.contracts.rules.clauses.acting.expenses import Expenses
from anyshore.contracts.rules.clauses.acting.protection import LiabilityCap
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.subcontracting import consent_in
from anyshore.contracts.rules.terms import Payment
from anyshore.contracts.rules.worker_checks import is_folded
from anyshore.delivery import policies as delivery
from anyshore.delivery.queries import WorkRow
from anyshore.delivery.rules import SubmissionState, WorkState
from anyshore.exits import policies as exits
from anyshore.exits.queries import NoticeRow
from anyshore.kit.actor import Actor
from anyshore.parties.rules import OrganisationKind, Right, has_right
from anyshore.payments import policies as payments
from anyshore.payments.queries import AgreementMoney, MilestoneMoney
from anyshore.payments.rules import HoldingState
from anyshore.reviews import policies as reviews

NOBODY: frozenset[Side] = frozenset()
BOTH = frozenset(Side)
WITHDRAWN = SubmissionState.WITHDRAWN


def verbs(
    actor: Actor,
    agreement: Any,
    page: AgreementPage,
    works: tuple[WorkRow, ...],
    money: AgreementMoney | None,
    notice: NoticeRow | None,
) -> frozenset[str]:
    """The verbs on the agreement as a whole: those of contracts, and of money and ends once it is signed."""
    binds = page.side is not None and contracts.may_offer(actor)
    signed = page.signed_at is not None
    found = set(page.may) | _those(
        {
            "write": has_right(actor, Right.WORK),
            "under": binds and page.state in LIVE and page.content.is_master,
            "follows": binds and signed and page.content.under is None,
            "copy": binds,
            **_of_independence(agreement, page),
        }
    )
    if money is None:
        return frozenset(found)
    live = page.state in LIVE
    submitted = any(one.state != WITHDRAWN for work in works for one in work.submissions)
    handles = payments.may_fund(actor, agreement)
    own_notice = notice is not None and page.side == notice.side
    consent = consent_in(page.content.clauses)
    has_hardship = rule_in(page.content.clauses, Hardship) is not None
    has_majeure = rule_in(page.content.clauses, ForceMajeure) is not None
    allowed = {
        "fund": live and handles and money.unfunded.is_positive and not money.by_invoice,
        "bonus": payments.may_give_bonus(actor, agreement),
        "renew": live and page.ends_on is not None and contracts.may_renew(actor, agreement),
        "expenses": rule_in(page.content.clauses, Expenses) is not None,
        "ask_expense": live and payments.may_ask_expense(actor, agreement),
        "subcontractors": consent.speaks or agreement.has_subcontractors,
        "ask_subcontractor": live and consent.may_ask and contracts.may_ask_subcontractor(actor, agreement),
        **_of_step_in(actor, agreement, page),
        "hardship": has_hardship or agreement.has_talks,
        "ask_for_talks": live and has_hardship and contracts.may_talk(actor, agreement),
        "majeure": has_majeure or agreement.has_majeure,
        "report_majeure": live and has_majeure and contracts.may_report_majeure(actor, agreement),
        **_of_benchmarks(actor, agreement, page),
        "claims": _has_claims(agreement, page),
        "formal_notices": page.content.unit != Unit.TASK or agreement.has_formal_notices,
        "record_payment": money.promises and handles and (money.owed - money.awaiting).is_positive,
        "cancel": live and not submitted and exits.may_cancel(actor, agreement),
        "answer_refund": exits.may_cancel(actor, agreement),
        "give_notice": page.state == "running"
        and page.terms.notice_days is not None
        and exits.may_give_notice(actor, agreement),
        "withdraw_notice": own_notice and exits.may_cancel(actor, agreement),
    }
    return frozenset(found | _those(allowed))


def _has_claims(agreement: Any, page: AgreementPage) -> bool:
    """Whether the page of claims is offered: there are some, a clause limits them, or it is no small task."""
    limited = rule_in(page.content.clauses, LiabilityCap) is not None
    return limited or agreement.has_claims or page.content.unit != Unit.TASK


def _of_step_in(actor: Actor, agreement: Any, page: AgreementPage) -> dict[str, bool]:
    """The page of services that the client runs itself, and the way to announce one."""
    says = rule_in(page.content.clauses, StepIn) is not None
    live = page.state in LIVE
    return {
        "step_ins": says or agreement.has_step_ins,
        "step_in": says and live and contracts.may_step_in(actor, agreement),
    }


def _of_benchmarks(actor: Actor, agreement: Any, page: AgreementPage) -> dict[str, bool]:
    """The page of comparisons with the market, and the way to announce one."""
    says = rule_in(page.content.clauses, Benchmarking) is not None
    return {
        "benchmarks": says or agreement.has_benchmarks,
        "compare": says and page.state in LIVE and contracts.may_compare(actor, agreement),
    }


def _of_independence(agreement: Any, page: AgreementPage) -> dict[str, bool]:
    """The page whether an individual's work is independent: where it can be checked or was; folded away on a task."""
    individual = agreement.provider.kind == OrganisationKind.INDIVIDUAL
    there = agreement.has_worker_checks or (individual and page.state in ASKED)
    folded = is_folded(page.content.unit, page.content.clauses) and not agreement.has_worker_checks
    return {"worker_check": there and not folded, "worker_check_folded": there and folded}


def entitled(actor: Actor, agreement: Any) -> frozenset[str]:
    """The verbs that the policies let the actor do to this agreement in one state or another: their side and role
    allow them. A form asks this before it is shown; what the state allows now, ``verbs`` and ``part_verbs`` say."""
    own = contracts.side_of(actor, agreement)
    commits = exits.may_cancel(actor, agreement)
    allowed = {
        "write": own is not None and has_right(actor, Right.WORK),
        "suggest": contracts.suggesting_side(actor, agreement) is not None,
        "sign": contracts.may_sign(actor, agreement),
        "counter": contracts.may_counter(actor, agreement),
        "decline": contracts.may_decline(actor, agreement, NOBODY),
        "withdraw": contracts.may_withdraw(actor, agreement, BOTH),
        "submit": delivery.may_submit(actor, agreement),
        "take_back": delivery.may_withdraw_submission(actor, agreement),
        "accept": delivery.may_accept(actor, agreement),
        "ask_for_changes": delivery.may_ask_for_changes(actor, agreement),
        "extend": delivery.may_extend_review(actor, agreement),
        "fund": payments.may_fund(actor, agreement),
        "release_part": payments.may_release(actor, agreement),
        "bonus": payments.may_give_bonus(actor, agreement),
        "waive": payments.may_waive(actor, agreement),
        "ask_subcontractor": contracts.may_ask_subcontractor(actor, agreement),
        "answer_subcontractor": contracts.may_answer_subcontractor(actor, agreement),
        "talk": contracts.may_talk(actor, agreement),
        "report_majeure": contracts.may_report_majeure(actor, agreement),
        "answer_majeure": contracts.may_answer_majeure(actor, agreement, ""),
        "answer_worker_check": contracts.may_answer_worker_check(actor, agreement),
        "decide_worker_check": contracts.may_decide_worker_check(actor, agreement),
        "comment_on_worker_check": contracts.may_comment_on_worker_check(actor, agreement),
        "agree_examiner": contracts.may_agree_examiner(actor, agreement),
        "compare": contracts.may_compare(actor, agreement),
        "answer_benchmark": contracts.may_answer_benchmark(actor, agreement),
        "step_in": contracts.may_step_in(actor, agreement),
        "answer_step_in": contracts.may_answer_step_in(actor, agreement),
        "answer_step_in_cost": contracts.may_answer_step_in_cost(actor, agreement),
        "ask_expense": payments.may_ask_expense(actor, agreement),
        "answer_expense": payments.may_answer_expense(actor, agreement),
        "pay_expense": payments.may_pay_expense(actor, agreement),
        "release_kept": payments.may_release(actor, agreement),
        "report_defect": payments.may_report_defect(actor, agreement),
        "list_defect": delivery.may_report_to_list(actor, agreement),
        "agree_to_claim": payments.may_agree_to_claim(actor, agreement),
        "record_payment": payments.may_record_payment(actor, agreement),
        "suspend": payments.may_suspend(actor, agreement),
        "dispute_suspension": payments.may_dispute_suspension(actor, agreement),
        "answer_payment": own is Side.PROVIDER and has_right(actor, Right.MONEY),
        "cancel": commits,
        "give_notice": exits.may_give_notice(actor, agreement),
        "withdraw_notice": commits,
        "give_back": exits.may_give_back(actor, agreement),
        "offer_refund": exits.may_offer_refund(actor, agreement),
        "answer_refund": commits,
        "review": reviews.may_write(actor, agreement),
    }
    return frozenset(_those(allowed))


def part_verbs(
    actor: Actor, agreement: Any, work: WorkRow | None, money: MilestoneMoney | None, *, is_offered: bool
) -> frozenset[str]:
    """The verbs on one milestone: those of the work, and those of its money."""
    if work is None or money is None:
        return frozenset()
    live, free = agreement.state in LIVE, not money.hold_reason
    held = live and money.state == HoldingState.HELD
    unfunded = live and money.state == HoldingState.NOT_FUNDED
    by_invoice = unfunded and terms_of(agreement).payment is Payment.INVOICE
    open_work = work.state not in (WorkState.ACCEPTED, WorkState.STOPPED)
    allowed = {
        "fund": unfunded and not by_invoice and payments.may_fund(actor, agreement),
        "release_part": held and free and payments.may_release(actor, agreement),
        "waive": live and open_work and _comes_off(money) and payments.may_waive(actor, agreement),
        **_of_kept(actor, agreement, money),
        "give_back": held and free and exits.may_give_back(actor, agreement),
        "offer_refund": held and free and open_work and not is_offered and exits.may_offer_refund(actor, agreement),
        "hold": held and free and payments.may_hold(actor),
        "lift": held and not free and payments.may_hold(actor),
        "rule": held and not free and exits.may_rule(actor),
    }
    return frozenset(_those(allowed) | _of_work(work, can_start=(held or by_invoice) and free))


def _of_kept(actor: Actor, agreement: Any, money: MilestoneMoney) -> dict[str, bool]:
    """The verbs on what is kept back, also after the end."""
    kept = money.kept
    waiting = kept is not None and kept.is_open
    disputed = waiting and kept is not None and kept.reported_at is not None
    return {
        "release_kept": waiting and payments.may_release(actor, agreement),
        "report_defect": waiting and payments.may_report_defect(actor, agreement),
        "agree_to_claim": disputed and payments.may_agree_to_claim(actor, agreement),
        "rule_on_kept": disputed and payments.may_rule_on_kept(actor),
    }


def _comes_off(money: MilestoneMoney) -> bool:
    """Whether something comes off for late delivery that the client can still let pass."""
    return money.late is not None and money.late.left.is_positive and money.late.over_since is None


def _of_work(work: WorkRow, *, can_start: bool) -> set[str]:
    """What delivery allows; handing in waits for the money, unless the terms pay by invoice."""
    return set(work.may) if can_start else set(work.may) - {"submit"}


def _those(allowed: Mapping[str, bool]) -> set[str]:
    return {verb for verb, may in allowed.items() if may}
