"""Write the next version of an agreement."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.overtake_held import overtake_held
from anyshore.contracts.actions.overtake_suggestions import overtake_suggestions
from anyshore.contracts.models import Agreement, AgreementVersion, Milestone, Signature
from anyshore.contracts.queries.signable import must_be_signable
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.versions import TEXT_HASH, seal
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import move


@action
def write_version(
    *,
    actor: Actor,
    agreement: Agreement,
    content: Content,
    author_side: Side,
    signer: Signer,
    why: str = "",
    answer_until: datetime,
    at: datetime,
) -> AgreementVersion:
    """The agreement stands as ``content`` says, signed by ``signer`` under a hash that chains to the version before;
    the other side has until ``answer_until``. Suggestions whose ground it changes are overtaken.

    For this domain's own verbs, which have locked the root and permitted the actor. The milestones become those of the
    content. Refused: terms that nobody could sign (TermsIncomplete), a last day that is over (Invalid), a rate above
    the provider's published card (RateAboveCard), and where no version can follow, because the agreement is signed or
    over (NotAllowed).
    """
    must_be_signable(content, at.date())
    if agreement.version:
        overtake_held(actor=actor, agreement_id=agreement.id, at=at)
    sealed = seal(content, agreement.version_hash)
    facts = {
        "version": content.version,
        "version_hash": sealed.hash,
        "title": content.title,
        "value_minor": content.value.minor,
        "terms": content.terms.to_json(),
        "team": sealed.content.get("team", []),
        "answer_until": answer_until,
        "offered_at": at,
    }
    move(agreement, "counter" if agreement.version else "offer", actor=actor, at=at, why=why, write=facts)
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
    _write_milestones(agreement, content)
    Signature.objects.create(
        version=version,
        **signer.columns(),
        hash=sealed.hash,
        text_sha256=str(sealed.content[TEXT_HASH]) if signer.evidence.proof else "",
        at=at,
    )
    _start_clock(agreement, answer_until, at)
    overtake_suggestions(actor=actor, agreement=agreement, content=content, at=at)
    return version


def _write_milestones(agreement: Agreement, content: Content) -> None:
    """Before signing nothing hangs on a milestone, so the rows of the version before go."""
    if content.version > 1:
        Milestone.objects.filter(agreement_id=agreement.id).delete()
    Milestone.objects.bulk_create(
        Milestone(
            agreement=agreement,
            position=position,
            title=one.title,
            amount_minor=one.amount_minor,
            due_on=one.due_on,
            criteria="\n".join(one.criteria),
            checks=[check.to_json() for check in one.checks],
        )
        for position, one in enumerate(content.milestones, 1)
    )


def _start_clock(agreement: Agreement, answer_until: datetime, at: datetime) -> None:
    subject = ("agreement", agreement.id)
    deadlines.stop(subject=subject, verb="contracts.lapse_offer", at=at)
    deadlines.start(
        verb="contracts.lapse_offer",
        subject=subject,
        due_at=answer_until,
        at=at,
        args={"agreement_id": agreement.id},
    )
