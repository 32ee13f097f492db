"""The words of the filters among providers and among packages."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from anyshore.catalogue.rules.profiles import Level
from anyshore.kit.facets import Value
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.catalogue.words import FREE, KINDS, TIERS, WHO, category_text
from anyshore.web.narrowing import Labels, Words
from anyshore.web.skills import skill_text
from anyshore.web.words import SHORES


def provider_labels(currency: str) -> dict[str, Labels]:
    """Each filter among providers in words, in the reader's language, in the order of the page; rates are those in
    ``currency``."""
    anything = pgettext("filter", "All")
    shown, written = money_words(currency)
    return {
        "category": Labels(_("Kind of work"), _("All kinds of work"), lambda value: category_text(str(value))),
        "skill": Labels(_("Skill"), anything, lambda value: skill_text(str(value))),
        "shore": Labels(_("From where you work"), anything, lambda value: str(SHORES[str(value)])),
        "country": Labels(_("Country"), anything, lambda value: formats.country_text(str(value))),
        "language": Labels(_("Language"), anything, lambda value: formats.language_text(str(value))),
        "level": Labels(_("Level of the language"), _("Any level"), _level),
        "hours": Labels(_("Shared hours"), anything, lambda value: _("%(count)s or more a day") % {"count": value}),
        "rate": Labels(_("Rate by the hour"), anything, shown, written),
        "standing": Labels(_("Reputation"), anything, score_words),
        "free": Labels(_("Has time"), _("At any time"), lambda value: str(FREE[str(value)])),
        "who": Labels(_("Company or person"), anything, lambda value: str(WHO[str(value)])),
        "verified": Labels(_("Identity"), _("Verified or not"), lambda _value: _("verified")),
    }


def package_labels(currency: str) -> dict[str, Labels]:
    """Each filter among packages in words, in the order of the page; prices are those in ``currency``."""
    anything = pgettext("filter", "All")
    shown, written = money_words(currency)
    return {
        "category": Labels(_("Kind of work"), _("All kinds of work"), lambda value: category_text(str(value))),
        "kind": Labels(_("Kind of offer"), _("All kinds of offers"), lambda value: str(KINDS[str(value)])),
        "price": Labels(_("Price"), anything, shown, written),
        "days": Labels(_("Delivered within"), _("Any time"), _days),
        "tiers": Labels(_("Tiers"), anything, lambda value: str(TIERS[str(value)])),
        "language": Labels(_("Provider’s language"), anything, lambda value: formats.language_text(str(value))),
        "country": Labels(_("Provider’s country"), anything, lambda value: formats.country_text(str(value))),
        "standing": Labels(_("Provider’s reputation"), anything, score_words),
    }


def _days(value: Value) -> str:
    count = int(value)
    return ngettext("%(count)s working day", "%(count)s working days", count) % {"count": count}


def money_words(currency: str) -> tuple[Words, Words]:
    """A most in words, and as it stands in an address."""

    def shown(value: Value) -> str:
        return _("at most %(sum)s") % {"sum": formats.money_text(Money(int(value), currency))}

    return shown, lambda value: Money(int(value), currency).plain()


def score_words(value: Value) -> str:
    """A least score."""
    return _("%(score)s or more of 100") % {"score": value}


def _level(value: Value) -> str:
    return _("native") if value == Level.NATIVE else _("%(level)s or better") % {"level": value}
