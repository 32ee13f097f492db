"""Mails about documents of suppliers: judged, about to end, ended."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.addressed import to_provider
from anyshore.jobs.notices.letters import Due, Fact, Letter
from anyshore.parties.rules import Right
from anyshore.sourcing.queries.documents import told_document, told_shared
from anyshore.sourcing.queries.told import told_request
from anyshore.sourcing.rules.documents import Verdict


def document_judged(fact: Fact) -> list[Letter]:
    """To the bidder whose document it is: accepted, or refused and why."""
    request = told_request(fact.subject_id)
    name, verdict, reason, provider = told_shared(fact.id("shared_id"))
    path = f"/requests/{request.number}/documents/"
    if verdict == Verdict.ACCEPTED:
        body = _("{client} accepts your document “{name}” for “{title}”.")
        return [to_provider(provider, request, _("Accepted: {name}"), body, path, name=name)]
    body = _("{client} refuses your document “{name}” for “{title}”: {reason}\n\nYou may share another.")
    return [to_provider(provider, request, _("Refused: {name}"), body, path, name=name, reason=reason)]


def document_lapsed(fact: Fact) -> list[Letter]:
    """To its owner, and to the clients of open requests it was shared on."""
    told = told_document(fact.subject_id)
    subject = _("Expired: {name}")
    own = _("Your document “{name}” is not valid any more. Keep a new one, and share it where it is asked for.")
    theirs = _("The document “{name}” of {owner}, shared on “{title}”, is not valid any more.")
    given = {"name": told.name, "owner": told.owner}
    return [
        Letter(told.owner_id, subject, own, "/documents/", Right.WORK, given),
        *(
            Letter(client, subject, theirs, f"/requests/{number}/documents/", Right.WORK, {**given, "title": title})
            for client, number, title in told.requests
        ),
    ]


def document_ends(due: Due) -> list[Letter]:
    """To its owner: it ends soon."""
    told = told_document(due.id("document_id"))
    body = _("Your document “{name}” ends on {until}. Keep the next one in time: clients see one that has expired.")
    given = {"name": told.name, "until": due.due_at}
    return [Letter(told.owner_id, _("Ends soon: {name}"), body, "/documents/", Right.WORK, given)]
