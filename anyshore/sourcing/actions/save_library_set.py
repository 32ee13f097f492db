"""Keep a set of questions and criteria in the organisation's library."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import LibraryChanged
from anyshore.sourcing.models import LibrarySet
from anyshore.sourcing.policies import may_keep_library
from anyshore.sourcing.rules.refusals import TooMany
from anyshore.sourcing.rules.tenders import MOST_SETS, LibraryTerms
from anyshore.sourcing.rules.terms import CRITERION_LIMIT, checked_criteria, checked_questions, library_content, line


class SetEmpty(Invalid):
    """A set has at least one question or one criterion."""

    code = "set_empty"


@action
def save_library_set(*, actor: Actor, terms: LibraryTerms, at: datetime) -> LibrarySet:
    """The set stands in the library under its name, in the place of one of the same name.

    Those who work for the organisation may. Refused: no right (Forbidden), an empty set (SetEmpty), more than 40
    (TooMany), questions or criteria that cannot be taken (rules.terms).
    """
    if not may_keep_library(actor):
        raise Forbidden()
    own = lock_own(actor)
    name = line(terms.name, "name", CRITERION_LIMIT)
    questions, criteria = checked_questions(terms.questions), checked_criteria(terms.criteria)
    if not questions and not criteria:
        raise SetEmpty(field="name")
    others = LibrarySet.objects.filter(organisation_id=own.id).exclude(name=name)
    if others.count() >= MOST_SETS:
        raise TooMany(field="name", limit=MOST_SETS)
    row, _made = LibrarySet.objects.update_or_create(
        organisation_id=own.id, name=name, defaults={"content": library_content(questions, criteria), "at": at}
    )
    tell(LibraryChanged(library_set_id=row.id, at=at), actor=actor)
    return row
