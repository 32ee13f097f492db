"""Skills by name in the reader's language."""

from __future__ import annotations

from django.utils.translation import get_language

from anyshore.catalogue.rules.skills import Skill, skill_name


def skill_text(skill: Skill | str) -> str:
    """A skill, or its slug, by name in the reader's language."""
    return skill_name(skill if isinstance(skill, str) else skill.slug, get_language() or "en")
