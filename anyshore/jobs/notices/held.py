"""Mails about offers, proposals and packages that waited for one's own people: to who signed them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from anyshore.catalogue.queries.held import told_held_package
from anyshore.contracts.queries.held import told_held
from anyshore.jobs.notices.letters import Fact, Note, Words
from anyshore.parties.queries import Reader
from anyshore.sourcing.queries.held import told_held_proposal


def held_stuck(fact: Fact) -> list[Note]:
    """To who signed it: it was agreed to and could not go out."""
    about = told_held(fact.subject_id)
    given = {"title": about.title, "who": about.other, "value": about.value}
    return _stuck(about.author, given, f"/contracts/held/{fact.subject_id}/")


def proposal_stuck(fact: Fact) -> list[Note]:
    """To who signed it: a proposal was agreed to and could not go out."""
    about = told_held_proposal(fact.subject_id)
    return _stuck(about.author, {"title": about.title, "who": about.client}, f"/proposals/held/{fact.subject_id}/")


def package_stuck(fact: Fact) -> list[Note]:
    """To who signed it: a package was agreed to and could not be published."""
    about = told_held_package(fact.subject_id)
    body = _("“{title}” was agreed to, and could not be published: something changed meanwhile. Look at it.")
    subject = _("Agreed to, and not published: {title}")
    return _notes(about.author, {"title": about.title}, f"/packages/held/{fact.subject_id}/", subject, body)


def _stuck(author: Iterable[Reader], given: Mapping[str, object], path: str) -> list[Note]:
    body = _(
        "“{title}” was agreed to, and could not go out to {who}: something changed meanwhile. Look at it and send it anew."
    )
    return _notes(author, given, path, _("Agreed to, and not sent: {title}"), body)


def _notes(
    author: Iterable[Reader], given: Mapping[str, object], path: str, subject: Words, body: Words
) -> list[Note]:
    return [
        Note(
            email=one.email,
            locale=one.locale,
            timezone=one.timezone,
            subject=subject,
            body=body,
            path=path,
            given=given,
        )
        for one in author
    ]
