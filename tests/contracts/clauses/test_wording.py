"""The newest wording of a clause says who, from when, of what and what silence does, the same in every language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.writing import written

SAID: list[tuple[str, Mapping[str, Any], tuple[str, str, str, str]]] = [
    ("step_in", {"warning_days": 5}, (
        "at the earliest 5 days after the day on which it said so", "frühestens 5 Tage nach dem Tag der Ankündigung",
        "au plus tôt 5 jours après le jour de l’annonce", "como pronto 5 días después del día del anuncio",
    )),
    ("step_in", {}, ("if it says nothing, the service goes", "erklärt er nichts", "s’il ne déclare rien", "si no dice nada")),
    ("subcontracting", {"consent": "written"}, (
        "if it does not answer, that counts as a no", "antwortet er nicht, so gilt das als Nein",
        "s’il ne répond pas, cela vaut refus", "si no responde, vale como un no",
    )),
    ("subcontracting", {"consent": "objection"}, (
        "if it has said in writing before who does what", "wenn er vorher in Textform angekündigt hat, wer was übernimmt",
        "s’il a annoncé auparavant par écrit qui fait quoi", "si ha anunciado antes por escrito quién hace qué",
    )),
    ("subcontracting", {"consent": "none", "agreed": ["Ada"]}, (
        "itself, or through those named below", "selbst oder durch die unten Genannten",
        "lui-même ou par ceux qui sont nommés ci-dessous", "por sí mismo o por medio de quienes se nombran abajo",
    )),
    ("sweep", {}, (
        "It has no price of its own", "Sie hat keinen eigenen Preis", "Elle n’a pas de prix propre",
        "No tiene precio propio",
    )),
    ("termination_assistance", {"after_months": 6}, (
        "until 6 months after the end", "bis 6 Monate nach dem Ende", "jusqu’à 6 mois après la fin",
        "hasta 6 meses después del final",
    )),
    ("hardship", {}, ("raises or lowers", "Erhöht oder senkt", "augmente ou diminue", "aumenta o reduce")),
]  # fmt: skip
"""Of a clause with these values, what it says in each language."""
READ_AS_ITS_OPPOSITE = (
    "no answer means no", "as well as what was too much", "Was die Leistung nur", "Lo que solo hace", "only makes the",
    "rend seulement",
)  # fmt: skip


def text_of(key: str, language: Language, **values: Any) -> str:
    """The newest version with these values, the others as they are usual."""
    version = LIBRARY[key].newest
    found = written(version, {**version.defaults(language), **values}, language, "EUR")
    return "\n".join(found.sentences)


@pytest.mark.parametrize(("key", "values", "said"), SAID)
def test_what_could_be_misunderstood_is_said(key: str, values: Mapping[str, Any], said: tuple[str, str, str, str]):
    for language, words in zip(Language, said, strict=True):
        assert words in text_of(key, language, **values)


@pytest.mark.parametrize("key", LIBRARY)
def test_nothing_reads_as_its_opposite(key: str):
    version = LIBRARY[key].newest
    for language in Language:
        said = repr(version.words[language])
        assert not [words for words in READ_AS_ITS_OPPOSITE if words in said]


def test_a_summary_says_what_its_clause_does():
    assert "dearer" not in LIBRARY["hardship"].newest.words[Language.EN].says
    assert LIBRARY["sweep"].newest.words[Language.EN].says.startswith("Tasks that the work needs")
