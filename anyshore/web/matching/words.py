"""Words of matching: factors, filters, and the sentence behind each number."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from anyshore.catalogue.rules.matching.asked import LEVELS, Offered, Wanted, numbers_of
from anyshore.catalogue.rules.matching.formula import Bar, Factor, rate_measure, skill_twentieths
from anyshore.catalogue.rules.matching.near import WHOLE, known, near
from anyshore.kit.money import Money
from anyshore.kit.places import shoring, usual_shared_minutes
from anyshore.plumbing import formats
from anyshore.web.shores import why_text
from anyshore.web.skills import skill_text

FACTORS = {
    Factor.SKILLS: _("Skills"),
    Factor.WORDS: pgettext_lazy("search", "Words"),
    Factor.RATE: _("Rate"),
    Factor.HOURS: _("Shared hours"),
    Factor.LANGUAGES: _("Languages"),
    Factor.FREE: _("Free when"),
    Factor.SHORE: _("Distance"),
    Factor.STANDING: _("Reputation"),
}

VALUES = {
    Factor.SKILLS: _(
        "For each wanted skill the best that is held: the skill itself counts 1, a special case of it 0.8, the more general skill above it 0.5."
    ),
    Factor.WORDS: _("Of up to 12 words of the request, the part that stands in the headline or the text."),
    Factor.RATE: _(
        "1 at half the measure, two thirds at the measure, 0 at its double. 0.3 where no rate in the currency is stated. The measure is the most you pay by the hour, else the median of all providers."
    ),
    Factor.HOURS: _("The part of the client's working day that both work on a usual day."),
    Factor.LANGUAGES: _("The level: A1 is 1/6, C2 and native are 1. Counted when a language is asked for."),
    Factor.FREE: _("1 for who is free now, falling evenly to 0 at the day by which work is wanted, or in 60 days."),
    Factor.SHORE: _("1 at the wished distance or nearer, half one step further. Counted when one is wished for."),
    Factor.STANDING: _("The lower end of the score's range. 0 before the first review: see newcomers."),
}

BARS = {
    Bar.EXCLUDED: _("It is you, so it is not in your own list."),
    Bar.SKILLS: _("Holds none of the wanted skills, and none near one."),
    Bar.RATE: _("The rate is above the most you pay by the hour."),
    Bar.RATE_UNKNOWN: _("States no rate in this currency, and you asked for a most."),
    Bar.BUDGET: _("One hour costs more than the whole budget."),
    Bar.STANDING: _("The score is lower than asked for, or there is no review yet."),
    Bar.HOURS: _("The working days are further apart than asked for."),
    Bar.LANGUAGE: _("Does not speak the language at the level asked for."),
    Bar.FREE: _("Is free only after the day by which you want the work."),
}

OWN_BARS = {
    Bar.SKILLS: _("None of your skills is wanted, and none near one."),
    Bar.BUDGET: _("One of your hours costs more than the whole budget."),
    Bar.FREE: _("You are free only after the day by which they want the work."),
}
"""The filters that requests bring by themselves, as the provider reads them."""


def because(factor: Factor, wanted: Wanted, offered: Offered) -> str:
    """What the points of a factor come from, for this pair."""
    return _SENTENCES[factor](wanted, offered)


def _skills(wanted: Wanted, offered: Offered) -> str:
    held, slugs = frozenset(offered.skills), known(wanted.skills)
    has = [skill_text(one) for one in slugs if one in held]
    nearly = {one: [other for other in near(one) if other in held] for one in slugs if one not in held}
    close = [
        _now("%(held)s for %(wanted)s") % {"held": skill_text(others[-1]), "wanted": skill_text(one)}
        for one, others in nearly.items()
        if others
    ]
    lacks = [skill_text(one) for one, others in nearly.items() if not others]
    parts = [
        _now("holds %(names)s") % {"names": ", ".join(has)} if has else "",
        _now("near: %(names)s") % {"names": ", ".join(close)} if close else "",
        _now("lacks %(names)s") % {"names": ", ".join(lacks)} if lacks else "",
    ]
    return "; ".join(part for part in parts if part)


def _words(wanted: Wanted, offered: Offered) -> str:
    meant = numbers_of(wanted.words)
    count = {"hit": len(meant & offered.words), "all": len(meant)}
    return _now("%(hit)s of %(all)s words of the request") % count


def _rate(wanted: Wanted, offered: Offered) -> str:
    if offered.rate_minor is None or offered.currency != wanted.currency:
        return _now("states no rate in %(currency)s") % {"currency": wanted.currency}
    measure = rate_measure(wanted) or 1
    told = {
        "rate": formats.money_text(Money(offered.rate_minor, offered.currency)),
        "measure": formats.money_text(Money(measure, wanted.currency)),
    }
    if wanted.rate_most_minor:
        return _now("%(rate)s an hour, of at most %(measure)s") % told
    return _now("%(rate)s an hour; usual here is %(measure)s") % told


def _hours(wanted: Wanted, offered: Offered) -> str:
    minutes = usual_shared_minutes(wanted.seat, offered.seat, wanted.on)
    return _now("%(hours)s h of the client's day on a usual day") % {
        "hours": formats.number_text(round(minutes / 60, 1))
    }


def _languages(wanted: Wanted, offered: Offered) -> str:
    names = {level: name for name, level in LEVELS.items()}
    return ", ".join(
        f"{formats.language_text(code)} {names.get(offered.languages.get(code, 0), _now('not at all'))}"
        for code in wanted.languages
    )


def _free(wanted: Wanted, offered: Offered) -> str:
    if offered.available_from is None or offered.available_from <= wanted.on:
        return _now("free now")
    return _now("free from %(day)s") % {"day": formats.day_text(offered.available_from)}


def _shore(wanted: Wanted, offered: Offered) -> str:
    return why_text(shoring(wanted.seat, offered.seat, on=wanted.on, person=offered.is_person, near=wanted.near))


def _standing(_wanted: Wanted, offered: Offered) -> str:
    if offered.score is None:
        return _now("no review yet")
    return _now("%(score)s of 100, %(low)s at the lower end") % {"score": offered.score, "low": offered.score_low}


_SENTENCES = {
    Factor.SKILLS: _skills,
    Factor.WORDS: _words,
    Factor.RATE: _rate,
    Factor.HOURS: _hours,
    Factor.LANGUAGES: _languages,
    Factor.FREE: _free,
    Factor.SHORE: _shore,
    Factor.STANDING: _standing,
}


def skills_line(wanted: Wanted, offered: Offered) -> str:
    """How many of the wanted skills are held, in one phrase."""
    slugs = known(wanted.skills)
    if not slugs:
        return ""
    whole = sum(one in offered.skills for one in slugs)
    close = skill_twentieths(wanted, offered) > whole * WHOLE
    told = ngettext("%(n)s of %(all)s skill", "%(n)s of %(all)s skills", len(slugs)) % {"n": whole, "all": len(slugs)}
    return told + (_now(", and near ones") if close else "")
