"""Deadlines that fell due, taken in order by our own clock; each verb runs with ``at`` = its deadline.

A worker that was down for a week takes them all on its return, each dated at its own instant.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from anyshore.approvals.actions.lapse_approval import lapse_approval
from anyshore.contracts.actions.close_step_in import close_step_in
from anyshore.contracts.actions.close_subcontractor import close_subcontractor
from anyshore.contracts.actions.end_adopted import end_adopted
from anyshore.contracts.actions.fail_talks import fail_talks
from anyshore.contracts.actions.lapse_offer import lapse_offer
from anyshore.contracts.actions.lapse_renewal import lapse_renewal
from anyshore.contracts.actions.miss_duty import miss_duty
from anyshore.contracts.actions.pass_notice_day import pass_notice_day
from anyshore.contracts.actions.settle_contest import settle_contest
from anyshore.contracts.actions.tell_negotiation import tell_negotiation
from anyshore.contracts.actions.tell_own_comments import tell_own_comments
from anyshore.delivery.actions.ask_about_defect import ask_about_defect
from anyshore.delivery.actions.close_week import close_week
from anyshore.delivery.actions.end_period import end_period
from anyshore.delivery.actions.fail_defect import fail_defect
from anyshore.delivery.actions.finish_readings import finish_readings
from anyshore.delivery.actions.miss_cause import miss_cause
from anyshore.delivery.actions.tell_comments import tell_comments
from anyshore.delivery.actions.tell_due_work import tell_due_work
from anyshore.delivery.actions.tell_work_comments import tell_work_comments
from anyshore.exits.actions.accept_by_silence import accept_by_silence
from anyshore.exits.actions.agree_draw_by_silence import agree_draw_by_silence
from anyshore.exits.actions.close_block import close_block
from anyshore.exits.actions.end_by_notice import end_by_notice
from anyshore.exits.actions.expire_agreement import expire_agreement
from anyshore.exits.actions.lapse_refund import lapse_refund
from anyshore.jobs.notices.post_office import send_reminder
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.accept_expense import accept_expense
from anyshore.payments.actions.approve_by_silence import approve_by_silence
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.close_count import close_count
from anyshore.payments.actions.close_levels import close_levels
from anyshore.payments.actions.close_month import close_month
from anyshore.payments.actions.come_due import come_due
from anyshore.payments.actions.confirm_by_silence import confirm_by_silence
from anyshore.payments.actions.lapse_expense import lapse_expense
from anyshore.payments.actions.pass_cure import pass_cure
from anyshore.payments.actions.release_kept import release_kept
from anyshore.payments.actions.remind_of_claim import remind_of_claim
from anyshore.payments.actions.renew_agreement import renew_agreement
from anyshore.plumbing import running
from anyshore.reviews.actions.show_reviews import show_reviews
from anyshore.sourcing.actions.discard_request import discard_request
from anyshore.sourcing.actions.expire_document import expire_document
from anyshore.sourcing.actions.expire_proposal import expire_proposal
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.actions.lapse_review import lapse_review
from anyshore.sourcing.actions.lapse_team import lapse_team
from anyshore.sourcing.actions.look_again import look_again
from anyshore.sourcing.actions.miss_answer import miss_answer
from anyshore.sourcing.actions.remind_of_draft import remind_of_draft
from anyshore.strategy.actions.ask_review import ask_review
from anyshore.strategy.actions.look_at_risk import look_at_risk

VERBS: dict[str, Callable[..., object]] = {
    "approvals.lapse_approval": lapse_approval,
    "contracts.close_step_in": close_step_in,
    "contracts.close_subcontractor": close_subcontractor,
    "contracts.fail_talks": fail_talks,
    "contracts.end_adopted": end_adopted,
    "contracts.lapse_offer": lapse_offer,
    "contracts.lapse_renewal": lapse_renewal,
    "contracts.miss_duty": miss_duty,
    "contracts.pass_notice_day": pass_notice_day,
    "contracts.settle_contest": settle_contest,
    "contracts.tell_negotiation": tell_negotiation,
    "contracts.tell_own_comments": tell_own_comments,
    "delivery.ask_about_defect": ask_about_defect,
    "delivery.close_week": close_week,
    "delivery.tell_comments": tell_comments,
    "delivery.tell_due_work": tell_due_work,
    "delivery.tell_work_comments": tell_work_comments,
    "delivery.end_period": end_period,
    "delivery.fail_defect": fail_defect,
    "delivery.finish_readings": finish_readings,
    "delivery.miss_cause": miss_cause,
    "exits.accept_by_silence": accept_by_silence,
    "exits.agree_draw_by_silence": agree_draw_by_silence,
    "exits.close_block": close_block,
    "exits.end_by_notice": end_by_notice,
    "exits.expire_agreement": expire_agreement,
    "exits.lapse_refund": lapse_refund,
    "payments.approve_by_silence": approve_by_silence,
    "payments.approve_month": approve_month,
    "payments.close_levels": close_levels,
    "payments.close_count": close_count,
    "payments.close_month": close_month,
    "payments.come_due": come_due,
    "payments.confirm_by_silence": confirm_by_silence,
    "payments.accept_expense": accept_expense,
    "payments.lapse_expense": lapse_expense,
    "payments.remind_of_claim": remind_of_claim,
    "payments.renew_agreement": renew_agreement,
    "payments.pass_cure": pass_cure,
    "payments.release_kept": release_kept,
    "reviews.show_reviews": show_reviews,
    "sourcing.discard_request": discard_request,
    "sourcing.expire_document": expire_document,
    "sourcing.expire_proposal": expire_proposal,
    "sourcing.lapse_request": lapse_request,
    "sourcing.look_again": look_again,
    "sourcing.miss_answer": miss_answer,
    "sourcing.remind_of_draft": remind_of_draft,
    "sourcing.lapse_review": lapse_review,
    "sourcing.lapse_team": lapse_team,
    "strategy.ask_review": ask_review,
    "strategy.look_at_risk": look_at_risk,
}
"""Every verb that a deadline may name."""
LAST: Final = ("payments.close_levels",)
"""What comes after everything else of its instant: what is accepted and approved then counts to the period that is
closed, and its credits lower only what is paid later. "If nobody acts" tells it in the same order."""


def run_due(now: datetime) -> int:
    """Run every deadline and reminder that is due at ``now``, soonest first; return how many were run."""
    return running.run_due(now, verbs=VERBS, remind=send_reminder, actor=CLOCK, last=LAST)
