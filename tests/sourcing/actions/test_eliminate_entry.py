"""eliminate_entry: out, with a reason its author reads."""

from __future__ import annotations

import pytest

from anyshore.jobs.notices import contests
from anyshore.jobs.notices.letters import Fact
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.sourcing.actions.eliminate_entry import eliminate_entry
from anyshore.sourcing.rules.refusals import TextMissing
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, refused

pytestmark = pytest.mark.django_db


def test_its_author_reads_why():
    request, actor = contest()
    entry, author = entered(request)
    with refused(Forbidden):
        do(eliminate_entry, author, LATER, entry_id=entry.id, reason="No.")
    with refused(TextMissing, field="reason"):
        do(eliminate_entry, actor, LATER, entry_id=entry.id, reason=" ")
    do(eliminate_entry, actor, LATER, entry_id=entry.id, reason="Too close to our rival's.")
    (letter,) = contests.entry_eliminated(Fact(1, "sourcing.EntryEliminated", entry.id, {}, None, LATER))
    assert (letter.to, letter.given["words"]) == (author.organisation_id, "Too close to our rival's.")
    with refused(NotAllowed, state="eliminated"):
        do(eliminate_entry, actor, LATER, entry_id=entry.id, reason="Again.")
