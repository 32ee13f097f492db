"""Answer a question to approvers; what was held for the answer goes out with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.answer_approval import answer_approval
from anyshore.approvals.queries.told import subject_of
from anyshore.approvals.rules import ApprovalState
from anyshore.catalogue.actions.let_package_out import let_package_out
from anyshore.catalogue.queries.held import locked_held_package
from anyshore.catalogue.rules import held as packages
from anyshore.contracts.actions.send_held import send_held
from anyshore.contracts.events.held import HeldStuck
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.queries.held import author_of, held_about, locked_held
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.plumbing.actions import action, attempt
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.let_proposal_out import let_proposal_out
from anyshore.sourcing.queries.held import locked_held_proposal
from anyshore.sourcing.rules.held import SUBJECT

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def answer_and_send(
    *, actor: Actor, approval_id: UUID, answer: str, fingerprint: str, words: str = "", at: datetime
) -> Approval:
    """The person agreed or declined (see approvals' answer_approval); what was held for exactly this, an offer, a
    proposal or a package's version, goes out once enough have agreed, as it was signed, in the name of who signed it.
    What refuses it then is kept beside it, and it stays with its author.

    Who may and what is refused: see ``answer_approval``.
    """
    kind, subject_id, asked = subject_of(actor, approval_id)
    held_id = held_about(actor.acting_organisation, subject_id, asked) if kind == "agreement" else None
    held = locked_held(actor, held_id) if held_id else None
    if kind == SUBJECT:
        locked_held_proposal(actor, subject_id)
    if kind == packages.SUBJECT:
        locked_held_package(actor, subject_id)
    approval = answer_approval(
        actor=actor, approval_id=approval_id, answer=answer, fingerprint=fingerprint, words=words, at=at
    )
    if approval.state == ApprovalState.APPROVED:
        if held is not None:
            _send(held, at)
        elif kind == SUBJECT:
            let_proposal_out(actor=actor, held_id=subject_id, at=at)
        elif kind == packages.SUBJECT:
            let_package_out(actor=actor, held_id=subject_id, at=at)
    return approval


def _send(held: HeldOffer, at: datetime) -> None:
    author = author_of(held)
    outcome = attempt(send_held, actor=author, held_id=held.id, at=at)
    if isinstance(outcome, Refused):
        held.refusal = {"code": outcome.code, "params": {name: str(one) for name, one in outcome.params.items()}}
        held.save(update_fields=["refusal"])
        tell(HeldStuck(held_id=held.id, code=outcome.code, at=at), actor=author)
