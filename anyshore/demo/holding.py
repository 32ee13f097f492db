"""A client's own template; and what a provider's own people must agree to before it goes out: a proposal that they
refused, an offer and a package that wait for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from anyshore.approvals.actions.save_group import save_group
from anyshore.approvals.actions.set_rule import set_rule
from anyshore.approvals.queries.pages import approvals_about
from anyshore.approvals.rules import Kind
from anyshore.catalogue.actions.hold_package import hold_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.rules.categories import Unit
from anyshore.catalogue.rules.packages import Ask, Extra, PackageContent, PackageKind, Tier
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.contracts.actions.hold_offer import hold_offer
from anyshore.contracts.actions.save_own_template import save_own_template
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.lines import Duty
from anyshore.contracts.rules.offering import Offer
from anyshore.contracts.rules.outlines import Outline, Part
from anyshore.contracts.rules.priced import Every
from anyshore.contracts.rules.templates import template
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage, Told
from anyshore.kit.money import Money
from anyshore.sourcing.actions.hold_proposal import hold_proposal
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.rules.clocks import proposals_until
from anyshore.sourcing.rules.held import SUBJECT
from anyshore.sourcing.rules.offers import MilestoneTerms, ProposalTerms
from anyshore.sourcing.rules.terms import RequestTerms

CLIENT: Final = "tolhuis"
BUILDER: Final = "cykler"
STUDIO: Final = "meridian"
MANAGER: Final = "meridian.milica"
TESTER: Final = "meridian.jelena"
PRICE_MINOR: Final = 4_800_000


def own_template(stage: Stage) -> Story:
    """The shipped one for texts, as the client wants its manuals: what is handed in, when it counts as done, a
    duty."""
    diary = stage.diary("template tolhuis", stage.end - timedelta(days=9))
    yield diary.on(stage.calendars[CLIENT], 6)
    shipped = template("words")
    outline = Outline(
        name="Manuals, translated",
        note="For every manual that leaves the house in another language.",
        unit="project",
        category="translation",
        currency=stage.currencies[CLIENT],
        terms=default_terms("project"),
        clauses=shipped.chosen(Language.EN) if shipped else (),
        parts=(
            Part("First chapter, as a sample", criteria=("our terms, from the glossary", "layout kept")),
            Part("The whole manual", criteria=("read by a second person", "every figure with its label")),
        ),
        duties=(Duty(what="A list of the terms that were new", every=Every.ONCE),),
    )
    stage.do(save_own_template, CLIENT, diary.at, outline=outline)


def held(stage: Stage) -> Story:
    """What the studio takes on above EUR 40,000 needs one of its partners, who is not the one that signed it."""
    diary = stage.diary("held meridian", stage.end - timedelta(days=9))
    yield diary.on(stage.calendars[BUILDER], 6)
    until = proposals_until(diary.at, Unit.PROJECT, stage.calendars[BUILDER])
    terms = RequestTerms(
        title="Workshops book the service of every bike",
        brief="Dealers in four countries see a free hour in our workshops, the parts that lie there, and book both.",
        currency="EUR",
        budget_minor=5_200_000,
        category="web-development",
        unit=Unit.PROJECT,
        proposals_until=until,
    )
    request = stage.do(post_request, BUILDER, diary.at, terms=terms)
    yield diary.on(stage.calendars[STUDIO], 4)
    people = [stage.person(one) for one in (MANAGER, TESTER)]
    group = stage.do(save_group, STUDIO, diary.at, name="Partners", person_ids=people)
    above = Money(4_000_000, "EUR")
    stage.do(set_rule, STUDIO, diary.at, kind=Kind.CONTRACT, above=above, group_id=group.id, needed=1, answer_days=10)
    yield from _refused(stage, diary, request)
    yield diary.on(stage.calendars[STUDIO], 1)
    _offered(stage, diary)
    yield diary.later(stage.calendars[STUDIO])
    _on_no_shelf_yet(stage, diary)


def _refused(stage: Stage, diary: Diary, request: Told) -> Story:
    """A proposal that its author's partner does not agree to is with its author again."""
    yield diary.later(stage.calendars[STUDIO])
    finishes_on = diary.at.date() + timedelta(days=150)
    offer = ProposalTerms(
        price_minor=4_450_000,
        text="One calendar for both workshops and one list of parts; a dealer books an hour and its parts together.",
        finishes_on=finishes_on,
        milestones=(
            MilestoneTerms(
                title="The whole of it",
                amount_minor=4_450_000,
                due_on=finishes_on,
                criteria=("no hour is booked twice",),
            ),
        ),
    )
    words = "I would begin in January. It is a third of what we can do in spring."
    given = {"request_id": request.id, "terms": offer, "words": words}
    proposal = stage.do(hold_proposal, MANAGER, diary.at, **given)
    yield diary.on(stage.calendars[STUDIO], 2)
    asked = approvals_about(stage.actors[TESTER], SUBJECT, [proposal.id])
    words = "Their stock system is older than I am. Take two weeks for a trial and put them into the price."
    given = {"approval_id": asked[0].id, "answer": "declined", "fingerprint": proposal.hash, "words": words}
    stage.do(answer_and_send, TESTER, diary.at, **given)


def _offered(stage: Stage, diary: Diary) -> None:
    """An offer to the client waits."""
    offer = Offer(
        side=Side.PROVIDER,
        other_id=stage.house(CLIENT),
        title="A shop for spare parts",
        brief="Every part of every lamp since 2009, with its drawing, ordered in three clicks.",
        category="web-development",
        unit="project",
        currency="EUR",
        milestones=(
            MilestoneDraft("Catalogue of parts", PRICE_MINOR // 3, None, ("4,100 parts with drawings",)),
            MilestoneDraft(
                "Orders and stock", PRICE_MINOR - PRICE_MINOR // 3, None, ("an order reaches the warehouse",)
            ),
        ),
    )
    words = "Three of us for five months. The second half of the price comes late."
    stage.do(hold_offer, STUDIO, diary.at, offer=offer, words=words, fee_bps=stage.fee_bps, rail=stage.rail)


def _on_no_shelf_yet(stage: Stage, diary: Diary) -> None:
    """A package that costs more than the rule allows one alone waits; nobody else sees it."""
    content = PackageContent(
        kind=PackageKind.SERVICE,
        title="A dealers’ portal, from the first price to the last",
        line="Prices, stock and orders for up to 400 dealers, in five months.",
        words="We have built four of these. You know before you buy what it does, what it costs and when it stands.",
        category="web-development",
        currency="EUR",
        tiers=(
            Tier("For 100 dealers", 2_600_000, days=80, includes=("Prices by dealer", "Orders"), revisions=2),
            Tier(
                "For 400 dealers",
                4_200_000,
                days=110,
                includes=("Prices by dealer", "Orders", "Stock, every hour"),
                revisions=3,
            ),
        ),
        extras=(Extra("A third language", 180_000, 5),),
        asks=(Ask("Where do your prices live today?"),),
    )
    made = stage.do(save_package, STUDIO, diary.at, content=content, most_open=1)
    stage.do(hold_package, STUDIO, diary.at, package_id=made.id, words="One at a time, so it cannot eat us.")
