"""The fates of work: from a draft that is never posted to a contract that is finished, reviewed and paid out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from anyshore.demo import asking, comparing, desk, doing, endings, offers, tendering, warranted
from anyshore.demo.play import Story
from anyshore.demo.plots import Plot
from anyshore.demo.stage import Stage
from anyshore.demo.work import Work, last_words, talk
from anyshore.parties.rules import ANYONE
from anyshore.sourcing.actions.begin_request import begin_request
from anyshore.sourcing.actions.close_request import close_request


def story(stage: Stage, plot: Plot) -> Story:
    """The story of one plot."""
    starts = stage.end - timedelta(days=plot.day + 6)
    work = Work(stage=stage, plot=plot, diary=stage.diary(plot.key, starts), provider=plot.provider)
    return FATES[plot.fate](work)


def opened(work: Work) -> Story:
    """Posted, and open until the client or the clock decides; what is not yet time for does not happen yet."""
    yield from asking.post(work)
    yield from asking.weed(work)


def closed(work: Work) -> Story:
    """Closed by its client without an award, with a reason."""
    yield from asking.post(work)
    yield work.later(work.client, 1)
    work.stage.do(close_request, work.client, work.at, request_id=work.request_id, reason=work.plot.reason)


def guest(work: Work) -> Story:
    """A visitor without an account wrote it; the link in the mail was not followed yet."""
    plot = work.plot
    yield work.stage.end - timedelta(hours=plot.day * 24 - 9)
    work.diary.wait_until(work.stage.end - timedelta(hours=plot.day * 24 - 9))
    work.stage.do(
        begin_request,
        ANYONE,
        work.at,
        terms=asking.request_terms(work),
        name=plot.name,
        email=plot.mail,
        country=plot.country,
        consent=True,
    )


def started(work: Work) -> Story:
    """From nothing to a signed agreement, by competition or by a direct offer."""
    if work.plot.bids:
        yield from asking.post(work)
        yield from asking.award(work)
    else:
        yield from offers.agreed(work)


def done(work: Work) -> Story:
    """All of it, to the payout and the reviews."""
    yield from started(work)
    yield from doing.deliver_all(work)
    yield from doing.review_each_other(work)
    yield from doing.pay_out_all(work)


def running(work: Work) -> Story:
    """So many milestones are done; ``then`` says how the next one stands when the story ends."""
    yield from started(work)
    yield from doing.fund(work, 1)
    for place in range(work.plot.accepted):
        yield from talk(work, place)
        yield from doing.deliver(work, place)
    if work.plot.accepted:
        yield from doing.pay_out_all(work)
    yield from endings.at_present(work)
    yield from last_words(work)


FATES: Final[Mapping[str, Callable[[Work], Story]]] = {
    "draft": asking.draft,
    "guest": guest,
    "open": opened,
    "compared": comparing.compared,
    "divided": tendering.divided,
    "lapsed": opened,
    "closed": closed,
    "unsigned": started,
    "done": done,
    "warranted": warranted.under_warranty(done),
    "running": running,
    "on-the-desk": endings.told_by(started, desk.on_the_desk),
    "cancelled": endings.told_by(started, endings.cancelled),
    "ending": endings.told_by(started, endings.ending),
    "ended": endings.told_by(started, endings.ending),
    "refunded": endings.told_by(started, endings.refunded),
    "refund-offered": endings.told_by(started, endings.refund_offered),
    "given-back": endings.told_by(started, endings.given_back),
    "on-hold": endings.told_by(started, endings.on_hold),
    "ruled": endings.told_by(started, endings.ruled),
    "expired": endings.told_by(started, endings.expired),
    "offered": offers.offered,
    "countered": offers.countered,
    "declined": offers.declined,
    "withdrawn": offers.withdrawn,
    "offer-lapsed": offers.offered,
}
"""What can become of a plot."""
