"""The forms in which a provider writes a package, one for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anyshore.catalogue.rules.licences import LICENCES
from anyshore.catalogue.rules.packages import (
    ASKS_MAX,
    EXTRAS_MAX,
    FAQ_MAX,
    TIERS_MAX,
    Ask,
    Extra,
    Faq,
    FileRef,
    PackageContent,
    PackageKind,
    Tier,
)
from anyshore.kit.money import CURRENCIES, Money
from anyshore.web.catalogue.forms import SkillLine, skill_slug, unknown_skill
from anyshore.web.forms import (
    Amount,
    Choice,
    Choices,
    Files,
    Flag,
    Form,
    Group,
    Integer,
    Lines,
    LongText,
    Text,
)
from anyshore.web.shop.forms import craft_options


class TierRow(Form):
    """What every tier has."""

    name = Text(_("Tier"), max_length=60)
    price = Amount(_("Price"))


class ServiceTier(TierRow):
    """A tier of work made for the buyer."""

    days = Integer(_("Working days"), min=1, max=365)
    revisions = Integer(_("Change rounds"), required=False, max=20)
    includes = Lines(_("What is included"), required=False, rows=3, hint=_("One a line"))


class ProductTier(TierRow):
    """A tier of a ready product: how far its licence reaches."""

    uses = Choice(
        _("Licence for"), options=[("single", _("one use")), ("multi", _("any number of uses"))], initial="single"
    )
    includes = Lines(_("What is included"), required=False, rows=3, hint=_("One a line"))


class HoursTier(TierRow):
    """A tier of prepaid hours: a block."""

    hours = Integer(_("Hours"), min=1, max=10_000)
    includes = Lines(_("What is included"), required=False, rows=3, hint=_("One a line"))


class ExtraRow(Form):
    """What can be had beside."""

    name = Text(_("Extra"), max_length=120)
    price = Amount(_("Price"))
    days = Integer(_("More days"), required=False, max=365)


class AskRow(Form):
    """What the provider must know."""

    question = Text(_("Question"), max_length=300)
    needed = Flag(_("I cannot begin without it"), required=False)


class FaqRow(Form):
    """What is often asked."""

    question = Text(_("Question"), max_length=300)
    answer = LongText(_("Answer"), max_length=2000, rows=2)


class PackageForm(Form):
    """What every package has, in the order of the page."""

    title = Text(_("Title"), max_length=120, hint=_("What the buyer gets, in a few words"))
    line = Text(_("In one line"), required=False, max_length=200)
    words = LongText(_("What it is"), required=False, max_length=20_000, rows=6, hint=_("Markdown works."))
    category = Choice(_("Kind of work"), options=craft_options, required=False)
    currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)], initial="EUR")
    extras = Group(ExtraRow, label=_("Extras"), min=0, max=EXTRAS_MAX, add_words=_("Add an extra"))
    asks = Group(AskRow, label=_("What you need from the buyer"), min=0, max=ASKS_MAX, add_words=_("Add a question"))
    faq = Group(FaqRow, label=_("Often asked"), min=0, max=FAQ_MAX, add_words=_("Add an answer"))
    skills = Group(SkillLine, label=_("Skills behind it"), min=0, max=10, add_words=_("Add a skill"))
    kept_pictures = Choices(_("Pictures now"), required=False, hint=_("Untick what should go."))
    pictures = Files(_("More pictures"), required=False, hint=_("PNG, JPEG, GIF or WebP"))
    most_open = Integer(
        _("Orders at a time"),
        required=False,
        min=1,
        max=1000,
        hint=_("Empty: as many as come. Beyond it nobody can buy."),
    )

    def check(self, values: dict[str, Any]) -> None:
        """Each skill by a name that we know."""
        for line in values["skills"]:
            if skill_slug(line["skill"]) is None:
                self.error("skills", unknown_skill(line["skill"]))


class ServiceForm(PackageForm):
    """Work made for the buyer."""

    tiers = Group(ServiceTier, label=_("Tiers"), min=1, max=TIERS_MAX, add_words=_("Add a tier"))


class ProductForm(PackageForm):
    """A ready product under licence."""

    tiers = Group(ProductTier, label=_("Tiers"), min=1, max=TIERS_MAX, add_words=_("Add a tier"))
    licence = Choice(
        _("Licence"),
        options=[(one.slug, one.name, one.text) for one in LICENCES.values()],
        look="radio",
        required=False,
    )
    licence_words = LongText(_("Licence in your own words"), required=False, rows=3, hint=_("They come beside it."))
    kept_files = Choices(_("Files now"), required=False, hint=_("Untick what should go."))
    files = Files(_("Files that the buyer gets"), required=False)


class HoursForm(PackageForm):
    """Prepaid hours."""

    tiers = Group(HoursTier, label=_("Blocks"), min=1, max=TIERS_MAX, add_words=_("Add a block"))
    valid_days = Integer(_("Valid for so many days"), min=1, max=1100, initial=180)
    unused = Choice(
        _("Unused hours at the end"),
        options=[("refund", _("are paid back to the buyer")), ("keep", _("are paid to us: we kept them free"))],
        look="radio",
        initial="refund",
    )


FORMS: dict[PackageKind, type[PackageForm]] = {
    PackageKind.SERVICE: ServiceForm,
    PackageKind.PRODUCT: ProductForm,
    PackageKind.HOURS: HoursForm,
}


def package_form(
    request: HttpRequest, kind: PackageKind, content: PackageContent | None, most: int | None, currency: str
) -> PackageForm:
    """The form of a package of this kind as it stands, or a new one in ``currency``."""
    given = (
        request.POST.get("currency", "") if request.method == "POST" else (content.currency if content else currency)
    )
    chosen = given if given in CURRENCIES else currency
    kept = {
        f"kept_{name}": [(one.id, one.name) for one in getattr(content, name, ())] for name in ("pictures", "files")
    }
    initial = _initial(content, most) if content else {"currency": currency}
    return FORMS[kind](request, initial=initial, options=kept, currencies={"price": chosen})


def _initial(content: PackageContent, most: int | None) -> dict[str, Any]:
    money = content.currency
    plain = {
        name: getattr(content, name)
        for name in (
            "title",
            "line",
            "words",
            "category",
            "currency",
            "licence",
            "licence_words",
            "valid_days",
            "unused",
        )
    }
    return {
        **{name: value for name, value in plain.items() if value},
        "most_open": most,
        "tiers": [
            {
                "name": one.name,
                "price": Money(one.price_minor, money),
                "days": one.days or None,
                "revisions": one.revisions,
                "hours": one.hours or None,
                "uses": one.uses or "single",
                "includes": list(one.includes),
            }
            for one in content.tiers
        ],
        "extras": [
            {"name": one.name, "price": Money(one.price_minor, money), "days": one.days} for one in content.extras
        ],
        "asks": [{"question": one.question, "needed": one.needed} for one in content.asks],
        "faq": [{"question": one.question, "answer": one.answer} for one in content.faq],
        "skills": [{"skill": slug} for slug in content.skills],
        "kept_pictures": [one.id for one in content.pictures],
        "kept_files": [one.id for one in content.files],
    }


def package_content(kind: PackageKind, values: dict[str, Any], before: PackageContent | None) -> PackageContent:
    """The posted form as the action takes it."""
    slugs = [slug for line in values["skills"] if (slug := skill_slug(line["skill"]))]
    return PackageContent(
        kind=kind,
        title=" ".join(values["title"].split()),
        line=values["line"],
        words=values["words"],
        category=values["category"],
        currency=values["currency"],
        tiers=tuple(_tier(row) for row in values["tiers"]),
        skills=tuple(dict.fromkeys(slugs)),
        extras=tuple(Extra(row["name"], row["price"].minor, row["days"] or 0) for row in values["extras"]),
        asks=tuple(Ask(row["question"], row["needed"]) for row in values["asks"]),
        faq=tuple(Faq(row["question"], row["answer"]) for row in values["faq"]),
        licence=values.get("licence", ""),
        licence_words=values.get("licence_words", ""),
        valid_days=values.get("valid_days") or 0,
        unused=values.get("unused", ""),
        pictures=_kept(before.pictures if before else (), values["kept_pictures"]),
        files=_kept(before.files if before else (), values.get("kept_files", ())),
    )


def _tier(row: dict[str, Any]) -> Tier:
    return Tier(
        name=row["name"],
        price_minor=row["price"].minor,
        days=row.get("days") or 0,
        includes=tuple(line[:200] for line in row["includes"][:20]),
        revisions=row.get("revisions") or 0,
        hours=row.get("hours") or 0,
        uses=row.get("uses", ""),
    )


def _kept(there: Sequence[FileRef], ids: Sequence[str]) -> tuple[FileRef, ...]:
    return tuple(one for one in there if one.id in ids)
