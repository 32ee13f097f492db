"""Which skills and which category a free text speaks of.

The method, in three steps (docs/algorithms/skills.md works an example):

1. *Phrases.* The terms of the text are read from left to right. At each place the longest surface form of a skill
   that begins there is taken, so that "React Native" is not also "React". A form of one word must be that word
   (or its plural); in a form of several words each word may be another of its family.
2. *Weight.* A form weighs the sum of its words' inverse document frequency, ``ln(1 + N / n)``: N skills, n of them
   with the word in one of their forms. A skill's score is its heaviest form, plus a quarter of each other form
   found, times ``1 + ln(mentions) / 4``, times 1.5 if it is first named within twelve terms: in the title.
3. *Loose forms.* A skill of which no form was found so scores half the weight of its heaviest form of several
   words that all stand, in any order, within three terms more than the form has, one of them in no phrase found:
   "interviews with 20 customers" holds "customer interviews".

Where the texts of ESCO are installed, a skill also gains up to a fifth of its score by how well its concept's text
fits. Without them everything works on our own list alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from anyshore.catalogue.rules import esco
from anyshore.catalogue.rules.skills import NAMES, SKILLS, Match, Skill
from anyshore.catalogue.rules.terms import Term, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OTHER_FORMS: Final = 0.25
MENTIONS: Final = 0.25
TITLE_TERMS: Final = 12
TITLE: Final = 1.5
LOOSE: Final = 0.5
LOOSE_TERMS: Final = 3
ESCO_SHARE: Final = 0.2
LEAST_OF_BEST: Final = 0.2
CATEGORY_SKILLS: Final = 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A skill that a text speaks of, how strongly, and the words that say so."""

    skill: Skill
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form as the index holds it: its stems, the one word it may be, and whose it is."""

    stems: tuple[str, ...]
    word: str
    text: str
    slug: str


class Mention(NamedTuple):
    """A form found in a text, and at which term."""

    form: Form
    place: int


@dataclass(frozen=True, slots=True)
class Index:
    """What a list of skills looks like from the side of a text."""

    skills: Mapping[str, Skill]
    forms: Mapping[str, tuple[Form, ...]]
    weights: Mapping[str, float]
    texts: Mapping[str, Mapping[str, float]]


def suggest_skills(text: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """The skills this text speaks of, the strongest first, at most ``limit``; nothing where nothing is known.

    What scores less than a fifth of the best is not offered. The same text always has the same answer. A text in which
    nothing is known in English is read by the names of skills in the other languages, and the strongest reading
    counts.
    """
    if found := suggest(index_in_use(), text, limit):
        return found
    return max((suggest(one, text, limit) for one in indexes_of_names()), key=_strength)


def _strength(found: Sequence[Suggestion]) -> float:
    return sum(one.score for one in found)


def suggest_category(text: str) -> str:
    """The slug of the category of which the text speaks most; "" where nothing is known."""
    votes: dict[str, float] = defaultdict(float)
    for one in suggest_skills(text, CATEGORY_SKILLS):
        votes[one.skill.category] += one.score
    return max(votes, key=lambda slug: votes[slug], default="")


def suggest(index: Index, text: str, limit: int) -> tuple[Suggestion, ...]:
    """The same over any index; equal scores are in the order of their slugs."""
    read = terms(text)
    by_skill: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions(index, read):
        by_skill[mention.form.slug].append(mention)
    scored = [_score(index, found) for found in by_skill.values()]
    scored += [_score_loose(index, form) for form in _loose_forms(index, read, by_skill)]
    fitted = sorted(_fit(index, scored, read), key=lambda one: (-one.score, one.skill.slug))
    return tuple(one for one in fitted[:limit] if one.score >= LEAST_OF_BEST * fitted[0].score)


def mentions(index: Index, read: Sequence[Term]) -> list[Mention]:
    """The forms in a text from left to right, the longest at each place, none inside another."""
    found: list[Mention] = []
    place = 0
    stems = tuple(term.stem for term in read)
    while place < len(read):
        form = _longest(index, read[place], stems, place)
        if form is not None:
            found.append(Mention(form, place))
        place += len(form.stems) if form else 1
    return found


def _longest(index: Index, term: Term, stems: tuple[str, ...], place: int) -> Form | None:
    for form in index.forms.get(term.stem, ()):
        size = len(form.stems)
        if stems[place : place + size] == form.stems and (size > 1 or term.word == form.word):
            return form
    return None


def _score(index: Index, found: Sequence[Mention]) -> Suggestion:
    weights = {mention.form.text: _weight(index, mention.form.stems) for mention in found}
    ranked = sorted(weights, key=lambda text: (-weights[text], text))
    heaviest, *others = (weights[text] for text in ranked)
    score = (heaviest + OTHER_FORMS * sum(others)) * (1 + MENTIONS * log(len(found)))
    first = min(mention.place for mention in found)
    return Suggestion(
        skill=index.skills[found[0].form.slug],
        score=score * TITLE if first < TITLE_TERMS else score,
        because=tuple(ranked),
    )


def _score_loose(index: Index, form: Form) -> Suggestion:
    return Suggestion(index.skills[form.slug], LOOSE * _weight(index, form.stems), (form.text,))


def _loose_forms(index: Index, read: Sequence[Term], known: Mapping[str, Sequence[Mention]]) -> Iterable[Form]:
    """The heaviest loose form of each skill that is not known already."""
    taken = {place + step for one in known.values() for form, place in one for step in range(len(form.stems))}
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(read):
        places[term.stem].append(place)
    best: dict[str, Form] = {}
    for form in _several_words(index, places):
        rival = best.get(form.slug)
        heavier = rival is None or _weight(index, form.stems) > _weight(index, rival.stems)
        if form.slug not in known and heavier and _stands_close(form, places, taken):
            best[form.slug] = form
    return best.values()


def _several_words(index: Index, places: Mapping[str, Sequence[int]]) -> Iterable[Form]:
    return (
        form
        for stem in places
        for form in index.forms.get(stem, ())
        if len(form.stems) > 1 and all(other in places for other in form.stems)
    )


def _stands_close(form: Form, places: Mapping[str, Sequence[int]], taken: set[int]) -> bool:
    reach = len(form.stems) - 1 + LOOSE_TERMS
    for anchor in places[form.stems[0]]:
        near = [_nearest(places[stem], anchor) for stem in form.stems]
        if max(near) - min(near) <= reach and not taken.issuperset(near):
            return True
    return False


def _nearest(places: Sequence[int], anchor: int) -> int:
    return min(places, key=lambda place: (abs(place - anchor), place))


def _fit(index: Index, scored: Sequence[Suggestion], read: Sequence[Term]) -> Iterable[Suggestion]:
    """Add what the texts of ESCO say: the cosine between the text and the concept of a skill that was found."""
    if not index.texts:
        return scored
    vector = _vector((term.stem for term in read), index.weights)
    return (
        Suggestion(
            one.skill, one.score * (1 + ESCO_SHARE * _cosine(vector, index.texts.get(one.skill.slug))), one.because
        )
        for one in scored
    )


def _weight(index: Index, stems: Iterable[str]) -> float:
    return sum(index.weights.get(stem, 0.0) for stem in stems)


@lru_cache(maxsize=1)
def index_in_use() -> Index:
    """The index over our own list, with the texts of ESCO where the optional package is installed."""
    return index_of(SKILLS.values(), esco.texts())


@lru_cache(maxsize=1)
def indexes_of_names() -> tuple[Index, ...]:
    """An index for each other language, over the names of skills alone."""
    made = []
    for names in NAMES.values():
        named = [replace(one, name=names.get(one.slug, one.name), synonyms=()) for one in SKILLS.values()]
        made.append(replace(index_of(named, {}), skills=SKILLS))
    return tuple(made)


def index_of(skills: Iterable[Skill], texts: Mapping[str, str]) -> Index:
    """An index over these skills; ``texts`` are ESCO's by URI, or none."""
    listed = {skill.slug: skill for skill in skills}
    forms: dict[str, list[Form]] = defaultdict(list)
    frequency: Counter[str] = Counter()
    for skill in listed.values():
        own = [_form(text, skill.slug) for text in skill.surfaces]
        frequency.update({stem for form in own for stem in form.stems})
        for form in own:
            forms[form.stems[0]].append(form)
    weights = {stem: log(1 + len(listed) / count) for stem, count in frequency.items()}
    return Index(
        skills=listed,
        forms={stem: tuple(sorted(own, key=lambda form: -len(form.stems))) for stem, own in forms.items()},
        weights=weights,
        texts=_texts(listed, texts, weights),
    )


def _form(text: str, slug: str) -> Form:
    read = terms(text)
    return Form(stems=tuple(term.stem for term in read), word=read[0].word, text=text, slug=slug)


def _texts(
    skills: Mapping[str, Skill], texts: Mapping[str, str], weights: Mapping[str, float]
) -> Mapping[str, Mapping[str, float]]:
    tied = {Match.EXACT, Match.CLOSE}
    return {
        slug: _vector((term.stem for term in terms(texts[skill.esco])), weights)
        for slug, skill in skills.items()
        if skill.match in tied and skill.esco in texts
    }


def _vector(stems: Iterable[str], weights: Mapping[str, float]) -> Mapping[str, float]:
    """Words of a text by weight, to length one; words that no skill has in a form weigh nothing."""
    counted = Counter(stem for stem in stems if stem in weights)
    raw = {stem: (1 + log(count)) * weights[stem] for stem, count in counted.items()}
    length = sqrt(sum(weight * weight for weight in raw.values()))
    return {stem: weight / length for stem, weight in raw.items()} if length else {}


def _cosine(one: Mapping[str, float], other: Mapping[str, float] | None) -> float:
    if not other:
        return 0.0
    return sum(weight * one.get(stem, 0.0) for stem, weight in other.items())
