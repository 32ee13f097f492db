"""Forms of the catalogue."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.catalogue.rules.profiles import SKILLS_MAX, WORK_LINKS_MAX, Depth, Level, ProfileDetails, is_web_address
from anyshore.catalogue.rules.skills import NAMES, SKILLS, find_skills
from anyshore.kit.money import CURRENCIES
from anyshore.plumbing import formats
from anyshore.plumbing.locales import words
from anyshore.web.forms import Amount, Choice, Day, Files, Flag, Form, Group, Integer, Lines, LongText, Text, Url
from anyshore.web.skills import skill_text


def language_options() -> list[tuple[str, str]]:
    """Languages by name in the reader's language: those that the locale data know by two letters."""
    named = [(code, name) for code, name in words().languages.items() if len(code) == 2]
    return [("", _now("Choose a language")), *sorted(named, key=lambda pair: pair[1].casefold())]


def level_options() -> list[tuple[str, str]]:
    """The levels of the Common European Framework, and native."""
    words = {Level.A1: _now("beginner"), Level.B2: _now("independent"), Level.C2: _now("mastery")}
    shown = [
        (str(one), f"{one} {words[one]}" if one in words else str(one)) for one in Level if one is not Level.NATIVE
    ]
    return [*shown, (str(Level.NATIVE), _now("Native"))]


def depth_options() -> list[tuple[str, str]]:
    """How well a skill is mastered."""
    words = (_now("Learning it"), _now("Can do it"), _now("Experienced"), _now("Expert"))
    return [("", _now("Not said")), *zip(map(str, Depth), words, strict=True)]


class SkillLine(Form):
    """A skill by name, and what stands behind it."""

    skill = Text(_("Skill"), max_length=60, attributes={"list": "skill-names"})
    evidence = Text(_("Evidence"), required=False, max_length=200)
    depth = Choice(_("How well"), options=depth_options, required=False)
    years = Integer(_("Years"), required=False, max=80)


class LanguageLine(Form):
    """A language and its level."""

    language = Choice(_("Language"), options=language_options)
    level = Choice(pgettext_lazy("language", "Level"), options=level_options, initial="B2")


class Profile(Form):
    """A provider's profile."""

    headline = Text(_("Headline"), max_length=120, hint=_("One line: what you do, and for whom"))
    about = LongText(
        _("About you"), max_length=20_000, rows=8, hint=_("How you work, what you have done. Markdown works.")
    )
    rate_currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)], initial="EUR")
    rate = Amount(_("Rate by the hour"), required=False, currency_from="rate_currency")
    hours_a_week = Integer(_("Hours a week"), required=False, min=1, max=10_000)
    available_from = Day(_("Takes work from"), required=False)
    skills = Group(SkillLine, label=_("Skills"), min=0, max=SKILLS_MAX)
    languages = Group(LanguageLine, label=_("Languages"), min=0, max=12)

    def check(self, values: dict[str, Any]) -> None:
        """Each skill by a name or slug that we know."""
        for line in values["skills"]:
            if skill_slug(line["skill"]) is None:
                self.error("skills", unknown_skill(line["skill"]))


def unknown_skill(name: str) -> str:
    """What to do about a skill that we do not know: the nearest ones that we do."""
    near = find_skills(name[:4], 3)
    if near:
        meant = formats.listing_text(list(map(skill_text, near)))
        return _now("We do not know the skill “%(name)s”. Near it are %(meant)s.") % {"name": name, "meant": meant}
    return _now("We do not know the skill “%(name)s”. Choose one of the list.") % {"name": name}


def skill_slug(text: str) -> str | None:
    """The skill that a person means by its name in any language, its slug or one of its synonyms."""
    wanted = text.strip().casefold()
    for slug, skill in SKILLS.items():
        if wanted in (slug, skill.name.casefold()) or wanted in [one.casefold() for one in skill.synonyms]:
            return slug
    named = ((slug, name) for names in NAMES.values() for slug, name in names.items())
    return next((slug for slug, name in named if name.casefold() == wanted), None)


def details(values: dict[str, Any]) -> ProfileDetails:
    """The posted form as the action takes it."""
    rate = values["rate"]
    skills = {slug: line for line in values["skills"] if (slug := skill_slug(line["skill"]))}
    return ProfileDetails(
        headline=values["headline"],
        about=values["about"],
        rate_minor=rate.minor if rate else None,
        rate_currency=values["rate_currency"],
        hours_a_week=values["hours_a_week"],
        available_from=values["available_from"],
        skills=tuple((slug, line["evidence"]) for slug, line in skills.items()),
        depths=tuple((slug, line["depth"], line["years"]) for slug, line in skills.items()),
        languages=tuple({line["language"]: line["level"] for line in values["languages"]}.items()),
    )


class Work(Form):
    """A work to show."""

    title = Text(_("Title"), max_length=120)
    words = LongText(pgettext_lazy("description", "Words"), required=False, max_length=2000, rows=3)
    files = Files(
        _("Pictures and files"),
        required=False,
        hint=_("PNG, JPEG, GIF and WebP are shown as pictures; all else can be downloaded."),
    )
    alt = Text(_("What the pictures show"), required=False, max_length=200, hint=_("For those who cannot see them."))
    link = Url(_("Link"), required=False, max_length=200)
    links = Lines(_("More links that show it"), required=False, rows=2, hint=_("One a line, at most five"))
    year = Integer(_("Year"), required=False, min=1950, max=2100)
    client = Text(_("For whom"), required=False, max_length=120)
    client_agreed = Flag(_("The client has agreed to be named here"), required=False)

    def check(self, values: dict[str, Any]) -> None:
        """A client is named only where it has agreed."""
        if values["client"] and not values["client_agreed"]:
            self.error("client_agreed", _now("Tick this, or leave the client out"))
        if len(values["links"]) > WORK_LINKS_MAX or not all(map(is_web_address, values["links"])):
            self.error("links", _now("Write at most five addresses that start with https://, one a line"))


class Empty(Form):
    """A question with one button."""
