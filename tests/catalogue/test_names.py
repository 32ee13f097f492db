"""Every name is found as it is shown, from its first letters on, and however it is typed."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.queries import provider_named
from anyshore.catalogue.queries.finding import providers_with
from anyshore.catalogue.queries.names import named
from anyshore.kit.folding import folded, words_of
from anyshore.parties.rules import ANYONE
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import NOW, do, make_organisation

pytestmark = pytest.mark.django_db

TOLD = (
    "Meridian Works d.o.o.", "Studio S.r.l.", "A.B.C. Ltd", "O’Neill & Daughters", "O'Brien-Smith PLC", "AT&T Łódź",
    "Müller-Lüdenscheidt GmbH & Co. KG", "Søn A/S", "Node.js Bureau", "3M-2 Ateliers", "L’Œuvre (Paris)", "Hawaiʻi Co",
    "شركة النيل للتصميم", "אולפן ת״א בע״מ", "株式会社·東京デザイン", "ソフト・ハウス", "디자인 스튜디오", "हिन्दी अनुवाद",
    "Ελληνικός Οίκος", "ΟΙΚΟΣ ΛΟΓΟΣ", "Студия «Ёлка»", "Işık Yazılım Ltd. Şti.", "สตูดิโอ ออกแบบ", "1e5 & 2.0",
)  # fmt: skip
LETTERS = ("abcdefgxyz", "áéíñçöüßåæøłđœ", "абвгдеёжзий", "αβγδεζηθάέήσς", "ابتثجحخدذرز", "אבגדהוזחטי", "東京大阪設計株式会社",
           "かきくけがぎぐ", "디자인스튜오", "कखगघचिीु", "0123456789")  # fmt: skip
JOINS = (" ", " ", " ", ".", "-", "–", "'", "’", "&", " & ", "/", "·", ", ", "+", "_", "・")
ENDS = ("", "", " d.o.o.", " S.r.l.", " A/S", " GmbH & Co. KG", " (EU)", " S.A.R.L.", "!")


def made_up(chance: random.Random) -> str:
    """A name of one to four words of some alphabet each, with something between them."""
    name = ""
    for place in range(chance.randint(1, 4)):
        word = "".join(chance.choices(chance.choice(LETTERS), k=chance.randint(2, 9)))
        name += (chance.choice(JOINS) if place else "") + chance.choice([str, str.upper, str.title])(word)
    return (name + chance.choice(ENDS)).strip()


def published(name: str):
    """A provider of that name whose profile is public."""
    made, owner = make_organisation(name=name)
    do(save_profile, owner, details=GOOD)
    do(publish_profile, owner)
    return made


def ways(name: str) -> set[str]:
    """How people type a name: whole, or a word of it from its third letter on; in capitals, without accents."""
    typed = {name, name.replace(".", ""), name.replace("-", " ")}
    for word in name.split():
        typed |= {word[:end] for end in range(3, len(word) + 1)}
    for word in (part for parts in words_of(name) for part in [*parts, "".join(parts)]):
        typed |= {word[:end] for end in range(3, len(word) + 1)}
    bare = {re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", one)) for one in typed}
    return {way for one in typed | bare for way in (one, one.upper(), one.lower(), folded(one)) if words_of(way)}


def test_every_name_is_found_however_it_is_typed():
    seed = random.randrange(1 << 32)
    print("seed", seed)
    chance = random.Random(seed)
    for name in (*TOLD, *(made_up(chance) for _ in range(40))):
        one, _ = make_organisation(name=name)
        missed = [typed for typed in sorted(ways(one.name)) if one.pk not in named(typed)]
        assert missed == [], (name, seed)


@pytest.mark.parametrize("name", TOLD)
def test_the_finders_of_the_pages_know_the_name(name):
    one = published(name)
    assert provider_named(ANYONE, name).id == one.pk
    assert provider_named(ANYONE, f" {folded(name)} ").id == one.pk
    assert [row.organisation.id for row in providers_with(ANYONE, name, at=NOW)] == [one.pk]


def test_the_very_name_comes_before_one_that_differs_in_case_or_accents():
    first = published("Muñoz d.o.o.")
    second = published("MUNOZ D.O.O.")
    assert provider_named(ANYONE, "Muñoz d.o.o.").id == first.pk
    assert provider_named(ANYONE, "MUNOZ D.O.O.").id == second.pk
    assert provider_named(ANYONE, "munoz d.o.o.").id == second.pk
    assert provider_named(ANYONE, "münoz d.o.o.") is None
    third = published("Muñoz d.o.o.")
    assert provider_named(ANYONE, "Muñoz d.o.o.") is None
    assert provider_named(ANYONE, third.slug).id == third.pk
    assert provider_named(ANYONE, f"https://anyshore.example/providers/{third.slug}/").id == third.pk


def test_a_name_with_a_stroke_is_not_taken_for_an_address():
    published("S")
    one = published("Søn A/S")
    assert provider_named(ANYONE, "Søn A/S").id == one.pk
