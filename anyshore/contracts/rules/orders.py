"""An order of a package as an agreement: its words and its terms. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from anyshore.catalogue.rules.licences import LICENCES, REACH, Uses
from anyshore.catalogue.rules.orders import Order
from anyshore.catalogue.rules.packages import PackageKind, Unused
from anyshore.contracts.rules.terms import EndRule, Rights, Terms
from anyshore.kit.errors import Invalid, Refused

ANSWER_MAX = 4_000
UNUSED = {
    Unused.REFUND: "Hours that are not used by then are paid back.",
    Unused.KEEP: "Hours that are not used by then are paid to the provider: they were kept free.",
}
_HOURS_EXIT = ("a list of the hours that were drawn", "every account and document that is the client's")
_PRODUCT_EXIT = ("the files of the product",)


class AnswerMissing(Invalid):
    """The provider must know something before it can begin: ``question`` is what was not answered."""

    code = "answer_missing"


class NotForSale(Refused):
    """The package cannot be bought now; ``state`` is where it stands."""

    code = "package_not_for_sale"


class PackageChanged(Refused):
    """The provider has published another version than the one that was read."""

    code = "package_changed"


def title_of(order: Order) -> str:
    """The title of the agreement: the package and what was chosen of it."""
    times = f" × {order.quantity}" if order.quantity > 1 else ""
    return f"{order.content.title}, {order.tier.name}{times}"[:160]


def offer_of(order: Order, version: int, named: str) -> str:
    """What the provider offers, in plain words, down to the version of the package that it signed."""
    content, tier = order.content, order.tier
    parts = [content.line, content.words.strip(), f"{tier.name}:\n" + "\n".join(f"- {one}" for one in tier.includes)]
    if order.extras:
        parts.append("Extras:\n" + "\n".join(f"- {one.name}" for one in order.extras))
    if content.kind is PackageKind.PRODUCT:
        parts += [LICENCES[content.licence].text, REACH[Uses(tier.uses)], content.licence_words]
        parts.append(
            "Files, with the SHA-256 of each:\n" + "\n".join(f"- {one.name} {one.sha256}" for one in content.files)
        )
    if content.kind is PackageKind.HOURS:
        parts.append(
            f"{order.hours} hours, to be used within {content.valid_days} days. {UNUSED[Unused(content.unused)]}"
        )
    parts.append(f"Version {version} of the package, {named}.")
    return "\n\n".join(part for part in parts if part.strip())


def brief_of(order: Order, answers: Sequence[str]) -> str:
    """What the buyer wrote to what the provider asks; AnswerMissing where something needed was left out."""
    said = []
    for place, ask in enumerate(order.content.asks):
        answer = answers[place].strip()[:ANSWER_MAX] if place < len(answers) else ""
        if ask.needed and not answer:
            raise AnswerMissing(field=f"answer_{place}", question=ask.question)
        if answer:
            said.append(f"{ask.question}\n{answer}")
    return "\n\n".join(said)


def terms_of_order(order: Order, standard: Terms, on: date) -> Terms:
    """The defaults of a task as the package changes them: its rounds of changes; a product's licence, hours' last
    day."""
    if order.content.kind is PackageKind.PRODUCT:
        return replace(standard, revisions=0, rights=Rights.LICENCE, exit_items=_PRODUCT_EXIT)
    if order.content.kind is PackageKind.HOURS:
        last = on + timedelta(days=order.content.valid_days)
        return replace(standard, revisions=0, end_rule=EndRule.ON_DATE, end_on=last, exit_items=_HOURS_EXIT)
    return replace(standard, revisions=order.tier.revisions)
