"""Mails about reviews."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Silent
from anyshore.parties.rules import Right
from anyshore.payments.queries import occasion
from anyshore.reviews import queries


def reviews_opened(fact: Fact) -> list[Letter]:
    """To both: how was it?"""
    about = occasion(fact.subject_id)
    return [
        Letter(
            to=reader,
            subject=_("How was {title}?"),
            body=_("Say what you think of {other} until {until}. Neither side reads the other's review before that."),
            path=f"/contracts/{about.number}/",
            right=Right.COMMIT,
            given={"title": about.title, "other": other, "until": fact.instant("closes_at")},
        )
        for reader, other in ((about.client_id, about.provider), (about.provider_id, about.client))
    ]


def review_written(fact: Fact) -> list[Letter]:
    """To the other side: that it was written, not what it says."""
    about, side = occasion(fact.subject_id), fact.text("side")
    return [
        Letter(
            to=about.other(side),
            subject=_("{who} has reviewed you"),
            body=_("You read it as soon as you have written yours, or when the time for reviews is over."),
            path=f"/contracts/{about.number}/",
            right=Right.COMMIT,
            given={"who": about.name(side)},
        )
    ]


def reviews_shown(fact: Fact) -> list[Letter]:
    """To both, where there is something to read."""
    about = occasion(fact.subject_id)
    if not fact.number("count"):
        return []
    return [
        Letter(
            to=reader,
            subject=_("The reviews of {title} are public"),
            body=_("You can reply once to what was said about you."),
            path=f"/contracts/{about.number}/",
            given={"title": about.title},
        )
        for reader in (about.client_id, about.provider_id)
    ]


def remind_of_review(due: Due) -> list[Letter]:
    """To the sides that have not reviewed."""
    agreement_id, missing = queries.agreement_of_window(due.id("window_id"))
    about = occasion(agreement_id)
    return [
        Letter(
            to=about.party(side),
            subject=_("The time to review {title} ends {until}"),
            body=_("If you write nothing there is no review from you, and what the other side wrote is shown."),
            path=f"/contracts/{about.number}/",
            right=Right.COMMIT,
            given={"title": about.title, "until": due.due_at},
        )
        for side in sorted(missing)
    ]


NOTICES: dict[str, Notice] = {
    "ReviewsOpened": reviews_opened,
    "ReviewWritten": review_written,
    "ReviewsShown": reviews_shown,
    "ReviewAnswered": Silent("it stands under the review for whoever looks"),
}
REMINDERS: dict[str, Reminder] = {"reviews.show_reviews": remind_of_review}
