"""Let a running agreement stand in the next version, to a later last day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from anyshore.contracts.actions.overtake_held import overtake_held
from anyshore.contracts.actions.plan_duties import plan_duties
from anyshore.contracts.actions.start_renewal import start_renewal
from anyshore.contracts.events.renewal import AgreementRenewed
from anyshore.contracts.models import Agreement, AgreementVersion, Renewed
from anyshore.contracts.queries.renewals import open_renewal
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.terms import ends_at
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def write_renewal(
    *, actor: Actor, agreement: Agreement, content: Content, author_side: Side, by_clause: bool, why: str, at: datetime
) -> AgreementVersion:
    """The agreement runs to the last day of ``content``, its next version, whose hash chains to the one before; its
    last day, its duties and the clock of its next renewal follow. Another offer to renew that waits is over.

    For verbs that have locked the agreement and permitted the actor. Refused: nothing.
    """
    from_on, to_on = agreement.ends_on, content.terms.end_on
    assert from_on is not None
    assert to_on is not None
    sealed = seal(content, agreement.version_hash)
    _write(agreement, content, sealed.hash, to_on)
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=content.version,
        text=sealed.text,
        content=sealed.content,
        before=sealed.before,
        hash=sealed.hash,
        author_side=author_side,
        author_id=actor.person_id,
        why=why,
        at=at,
    )
    Renewed.objects.create(
        agreement=agreement, version=content.version, from_on=from_on, to_on=to_on, by_clause=by_clause, at=at
    )
    _move_end(agreement, to_on, at)
    overtake_held(actor=actor, agreement_id=agreement.pk, at=at)
    waiting = open_renewal(agreement.pk)
    if waiting is not None:
        move(waiting, "lapse", actor=actor, at=at, write={"answered_at": at})
        deadlines.stop(subject=("renewal", waiting.pk), at=at)
    plan_duties(actor=actor, agreement=agreement, at=at)
    start_renewal(actor=actor, agreement=agreement, at=at)
    told = AgreementRenewed(
        agreement_id=agreement.pk,
        version=content.version,
        hash=sealed.hash,
        from_on=from_on,
        to_on=to_on,
        by_clause=by_clause,
        at=at,
    )
    tell(told, actor=actor)
    return version


def _write(agreement: Agreement, content: Content, sealed_hash: str, to_on: date) -> None:
    facts: dict[str, Any] = {
        "version": content.version,
        "version_hash": sealed_hash,
        "value_minor": content.value.minor,
        "terms": content.terms.to_json(),
        "ends_on": to_on,
    }
    for name, value in facts.items():
        setattr(agreement, name, value)
    agreement.save(update_fields=list(facts))


def _move_end(agreement: Agreement, to_on: date, at: datetime) -> None:
    subject = ("agreement", agreement.pk)
    deadlines.stop(subject=subject, verb="exits.expire_agreement", at=at)
    deadlines.start(
        verb="exits.expire_agreement",
        subject=subject,
        due_at=ends_at(to_on, calendar(agreement.client_id).zone),
        at=at,
        args={"agreement_id": agreement.pk},
    )
