"""Mails about offers that waited for one's own people: to who signed them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries.held import told_held
from anyshore.jobs.notices.letters import Fact, Note


def held_stuck(fact: Fact) -> list[Note]:
    """To who signed it: it was agreed to and could not go out."""
    about = told_held(fact.subject_id)
    body = _(
        "“{title}” was agreed to, and could not go out to {who}: something changed meanwhile. Look at it and send it anew."
    )
    given = {"title": about.title, "who": about.other, "value": about.value}
    return [
        Note(
            email=one.email,
            locale=one.locale,
            timezone=one.timezone,
            subject=_("Agreed to, and not sent: {title}"),
            body=body,
            path=f"/contracts/held/{fact.subject_id}/",
            given=given,
        )
        for one in about.author
    ]
