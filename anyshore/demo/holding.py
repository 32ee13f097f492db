"""A client's own template, and an offer that its provider's own people must agree to before it goes out."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from anyshore.approvals.actions.save_group import save_group
from anyshore.approvals.actions.set_rule import set_rule
from anyshore.approvals.rules import Kind
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
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage
from anyshore.kit.money import Money

CLIENT: Final = "tolhuis"
STUDIO: Final = "meridian"
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


def waiting_offer(stage: Stage) -> Story:
    """What the studio takes on above EUR 40,000 needs one of its partners: an offer to the client waits for one."""
    diary = stage.diary("held meridian", stage.end - timedelta(days=4))
    yield diary.on(stage.calendars[STUDIO], 3)
    people = [stage.person(one) for one in sorted(stage.actors) if one.startswith(f"{STUDIO}.")]
    group = stage.do(save_group, STUDIO, diary.at, name="Partners", person_ids=people)
    above = Money(4_000_000, "EUR")
    stage.do(set_rule, STUDIO, diary.at, kind=Kind.CONTRACT, above=above, group_id=group.id, needed=1, answer_days=10)
    yield diary.on(stage.calendars[STUDIO], 1)
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
