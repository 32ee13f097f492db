"""Mails about contests: everybody who entered learns the outcome."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.addressed import to_client, to_provider, with_words
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice
from anyshore.sourcing.queries.contests import entrants, told_entry
from anyshore.sourcing.queries.told import told_request


def _path(fact: Fact) -> str:
    return f"/entries/{fact.subject_id}/"


def entry_made(fact: Fact) -> list[Letter]:
    """To the client, with a receipt to the author: by when they hear."""
    entry = told_entry(fact.subject_id)
    request = told_request(entry.request_id)
    given = {"number": entry.number, "until": request.decide_until}
    own = to_client(
        request, _("Entry #{number}: {title}"), _("Entry #{number} came in for “{title}”."), _path(fact), **given
    )
    body = _("Your entry #{number} for “{title}” stands. It stays yours. You will hear by {until}, whatever happens.")
    receipt = to_provider(entry.provider_id, request, _("Entered: {title}"), body, _path(fact), **given)
    return [own, replace(receipt, receipt=True)]


def entry_commented(fact: Fact) -> list[Letter]:
    """To the other of the two."""
    entry = told_entry(fact.subject_id)
    request = told_request(entry.request_id)
    subject, body = _("About entry #{number}: {title}"), _("There are new words about entry #{number} of “{title}”.")
    if fact.facts["by_client"] is True:
        return [to_provider(entry.provider_id, request, subject, body, _path(fact), number=entry.number)]
    return [to_client(request, subject, body, _path(fact), number=entry.number)]


def entry_eliminated(fact: Fact) -> list[Letter]:
    """To its author, with the reason."""
    return _outcome(fact, _("Your entry #{number} is out of “{title}”. You may enter another."))


def entry_not_chosen(fact: Fact) -> list[Letter]:
    """To its author: others won, or nobody did."""
    return _outcome(fact, _("The contest “{title}” is over. Your entry #{number} won no prize, and stays yours."))


def _outcome(fact: Fact, body: object) -> list[Letter]:
    entry = told_entry(fact.subject_id)
    request = told_request(entry.request_id)
    subject, text = _("Your entry #{number}: {title}"), with_words(body, entry.reason)  # type: ignore[arg-type]  # lazy words are words
    given = {"number": entry.number, "words": entry.reason}
    return [to_provider(entry.provider_id, request, subject, text, _path(fact), **given)]


def prize_given(fact: Fact) -> list[Letter]:
    """To the winner."""
    entry = told_entry(fact.subject_id)
    request = told_request(entry.request_id)
    body = _(
        "Your entry #{number} for “{title}” won {won}. The contract on it is drafted: once {client} has signed and paid,"
        " source files and rights pass. Until then they are yours."
    )
    given = {"number": entry.number, "won": entry.won}
    return [to_provider(entry.provider_id, request, _("You won {won}: {title}"), body, _path(fact), **given)]


def contest_extended(fact: Fact) -> list[Letter]:
    """To everybody whose entry stands."""
    request = told_request(fact.subject_id)
    body = _("“{title}” takes entries until {until} now. You will hear by {decide}.")
    subject, until, decide = _("Extended: {title}"), fact.instant("until"), fact.instant("decide")
    return [to_provider(to, request, subject, body, until=until, decide=decide) for to in entrants(request.id)]


def contest_settles(due: Due) -> list[Letter]:
    """To the client: what silence will do."""
    request = told_request(due.id("request_id"))
    body = _(
        "Give the prizes of “{title}” by {until}. If you do not, they are shared among the finalists, as guaranteed."
    )
    return [to_client(request, _("Choose by {until}: {title}"), body, until=due.due_at)]


NOTICES: dict[str, Notice] = {
    "ContestExtended": contest_extended,
    "EntryMade": entry_made,
    "EntryEliminated": entry_eliminated,
    "EntryCommented": entry_commented,
    "EntryNotChosen": entry_not_chosen,
    "PrizeGiven": prize_given,
}
"""Joined to the table of sourcing."""
