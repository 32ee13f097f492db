"""Offers that are negotiated: what one side suggests and the other answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from anyshore.contracts.actions.accept_suggestion import accept_suggestion
from anyshore.contracts.actions.comment_on_place import comment_on_place
from anyshore.contracts.actions.suggest_changes import suggest_changes
from anyshore.contracts.actions.write_suggested import write_suggested
from anyshore.contracts.models import AgreementComment, Suggestion
from anyshore.contracts.rules.places import WHOLE
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.actor import Actor
from tests.contracts.world import LATER, SITE, Deal, offered
from tests.factories import do

DEARER = Change("milestones.1", {"amount_minor": 70_000})
FASTER = Change("terms.review", {"review_days": 5})
LESS = Change("milestones.2", {WHOLE: None})


def project(**more: Any) -> Deal:
    """A project of two milestones that the client offered, with 10 working days of review."""
    return offered(**{"unit": "project", "milestones": SITE, "title": "A site", **more})


def suggest(deal: Deal, actor: Actor, *changes: Change, at: datetime = LATER, **more: Any) -> list[Suggestion]:
    """Suggest changes on the version that stands."""
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "changes": changes, **more}
    made: list[Suggestion] = do(suggest_changes, actor, at, **given)
    return made


def accept(actor: Actor, suggestion: Suggestion, at: datetime = LATER, **more: Any) -> Suggestion:
    """Accept one."""
    made: Suggestion = do(accept_suggestion, actor, at, suggestion_id=suggestion.id, **more)
    return made


def write(deal: Deal, actor: Actor, *numbers: int, at: datetime = LATER, **more: Any) -> Any:
    """Make those accepted the next version."""
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "numbers": numbers, **more}
    return do(write_suggested, actor, at, **given)


def states(deal: Deal) -> dict[int, str]:
    """The state of each suggestion by its number."""
    return dict(Suggestion.objects.filter(agreement=deal.agreement).values_list("number", "state"))


def comment(
    deal: Deal, actor: Actor, row: str = "terms.review", at: datetime = LATER, **more: Any
) -> AgreementComment:
    """Comment on a place."""
    given = {"agreement_id": deal.agreement.id, "row": row, "words": "Why ten days?", **more}
    made: AgreementComment = do(comment_on_place, actor, at, **given)
    return made
