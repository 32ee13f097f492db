"""Mails about late delivery: what is let pass, and what came off."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Fact, Letter
from anyshore.kit.money import Money
from anyshore.payments import queries


def reduction_waived(fact: Fact) -> list[Letter]:
    """To the provider, with the client's words."""
    about = queries.occasion(fact.subject_id)
    return [
        Letter(
            to=about.provider_id,
            subject=_("{client} lets {amount} of the delay pass: {milestone}"),
            body=_("{words}\n\nWhat still comes off for the delay, as it stands now: {left}."),
            path=f"/contracts/{about.number}/",
            given={
                "client": about.client,
                "title": about.title,
                "milestone": queries.milestone_title(fact.id("milestone_id")),
                "amount": Money(fact.number("amount_minor"), about.currency),
                "left": Money(fact.number("left_minor"), about.currency),
                "words": fact.text("words"),
            },
        )
    ]


def price_reduced(fact: Fact) -> list[Letter]:
    """To both: how late it was, and what came off."""
    about = queries.occasion(fact.subject_id)
    amount = Money(fact.number("amount_minor"), about.currency)
    if not amount:
        return []
    given = {
        "client": about.client,
        "provider": about.provider,
        "title": about.title,
        "milestone": queries.milestone_title(fact.id("milestone_id")),
        "amount": amount,
        "waived": Money(fact.number("waived_minor"), about.currency),
        "days": str(fact.number("days")),
    }
    body = (
        _("It was accepted late (days that count: {days}). By so much less is owed; {waived} more was let pass.")
        if about.promises
        else _(
            "It was accepted late (days that count: {days}). So much went back to {client}; {waived} more was let pass."
        )
    )
    return [
        Letter(party, _("{amount} less for {milestone}"), body, f"/contracts/{about.number}/", given=given)
        for party in (about.client_id, about.provider_id)
    ]
