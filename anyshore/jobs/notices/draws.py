"""Mails about hours drawn from a prepaid block."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Due, Fact, Letter, Words
from anyshore.payments import queries
from anyshore.payments.queries import Occasion
from anyshore.payments.queries.hours import agreement_of_draw
from anyshore.payments.rules.hours import hours_text


def draw_recorded(fact: Fact) -> list[Letter]:
    """To the client: look at what was done and answer."""
    about = queries.occasion(fact.subject_id)
    return [
        _letter(
            about,
            about.client_id,
            _("{provider} has worked {hours} hours for you"),
            _("{words}\n\nAgree or say no by {until}. If you do nothing they count as agreed."),
            hours=float(hours_text(fact.number("minutes"))),
            words=fact.text("words"),
            until=fact.instant("answer_until"),
        )
    ]


def draw_denied(fact: Fact) -> list[Letter]:
    """To the provider, with the reason."""
    about = queries.occasion(fact.subject_id)
    return [
        _letter(
            about,
            about.provider_id,
            _("{client} says no to {hours} hours"),
            _("They are not drawn from the block. The reason given: {reason}"),
            hours=float(hours_text(fact.number("minutes"))),
            reason=fact.text("reason"),
        )
    ]


def draw_overtaken(fact: Fact) -> list[Letter]:
    """To the provider: the end came first."""
    about = queries.occasion(fact.subject_id)
    return [
        _letter(
            about,
            about.provider_id,
            _("{hours} hours were not answered before the end"),
            _("The contract ended while they waited for {client}, so they are not drawn from the block and not paid."),
            hours=float(hours_text(fact.number("minutes"))),
        )
    ]


def remind_of_draw(due: Due) -> list[Letter]:
    """To the client: silence agrees."""
    about = queries.occasion(agreement_of_draw(due.id("draw_id")))
    return [
        _letter(
            about,
            about.client_id,
            _("Hours from {provider} wait for your answer"),
            _("At {until} they count as agreed if you do nothing."),
            until=due.due_at,
        )
    ]


def _letter(about: Occasion, to: UUID, subject: Words, body: Words, **given: object) -> Letter:
    named = {"client": about.client, "provider": about.provider, "title": about.title}
    path = f"/contracts/{about.number}/"
    return Letter(to=to, subject=subject, body=body, path=path, given=named | given)
