"""The newest wording of a clause says who, from when, of what and what silence does, the same in every language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from anyshore.contracts.rules import Side, paper_words
from anyshore.contracts.rules.clauses.frame import WORDING, sentence
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.shape import NUMBERS, Version
from anyshore.contracts.rules.clauses.template import inner
from anyshore.contracts.rules.clauses.writing import SPACED, written
from tests.contracts.clauses.test_published import TEXTS

SAID: list[tuple[str, Mapping[str, Any], tuple[str, str, str, str]]] = [
    ("step_in", {"warning_days": 5}, (
        "at the earliest 5 days after the day on which it said so", "frühestens 5 Tage nach dem Tag der Ankündigung",
        "au plus tôt 5 jours après le jour de l’annonce", "como pronto 5 días después del día del anuncio",
    )),
    ("step_in", {}, ("if the client says nothing, the service goes", "erklärt er nichts", "s’il ne déclare rien", "si no dice nada")),
    ("step_in", {}, (
        "The client says so in writing before", "Der Auftraggeber kündigt das vorher", "Le client l’annonce auparavant",
        "El cliente lo anuncia antes",
    )),
    ("master_agreement", {"statements": [["Payroll", "2027-01-01", 0]]}, (
        "a value of zero in this list says only that it is not known yet", "ein Wert von null in dieser Liste sagt nur",
        "une valeur nulle dans cette liste dit seulement", "un valor de cero en esta lista solo dice",
    )),
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
    ("audit", {"overcharge_bps": 500}, (
        "paid back in any case; if it is 5 % or more", "in jedem Fall erstattet; beträgt es 5\u00a0% oder mehr",
        "remboursé dans tous les cas\u202f; s’il atteint 5\u00a0% ou plus", "se devuelve en todo caso; si es el 5\u00a0% o más",
    )),
    ("emergency_change", {"confirm_days": 3}, (
        "within 3 working days of beginning", "binnen 3 Arbeitstagen nach dem Beginn",
        "sous 3 jours ouvrés après avoir commencé", "en 3 días laborables desde que empezó",
    )),
    ("emergency_change", {}, (
        "whether a change is signed afterwards or not", "gleich ob später eine Änderung unterzeichnet wird",
        "qu’une modification soit signée ensuite ou non", "se firme después un cambio o no",
    )),
    ("force_majeure", {}, (
        "If it says so later, it is still freed", "Zeigt sie es später an, so ruht die Pflicht gleichwohl",
        "Si elle le signale plus tard, elle reste dispensée", "Si lo comunica más tarde, sigue dispensada",
    )),
    ("forum", {"law": "Spain", "place": "Madrid"}, ("and no others", "Ausschließlicher", "exclusivement", "en exclusiva")),
    ("governance", {"minutes_days": 3}, (
        "within 3 working days of the meeting", "binnen 3 Arbeitstagen nach der Sitzung",
        "sous 3 jours ouvrés après la réunion", "en 3 días laborables desde la reunión",
    )),
    ("insurance", {"proof_days": 14}, (
        "within 14 days of being asked", "binnen 14 Tagen nach, nachdem es verlangt wurde",
        "sous 14 jours après la demande", "en 14 días desde que se le pida",
    )),
    ("late_interest", {}, (
        "from the day after it was due", "vom Tag nach ihrer Fälligkeit", "du lendemain de son échéance",
        "desde el día siguiente a su vencimiento",
    )),
    ("late_penalty", {}, (
        "the work stood still because a payment was late", "die Arbeit wegen einer verspäteten Zahlung ruhte",
        "le travail était arrêté à cause d’un retard de paiement", "el trabajo estaba parado por un pago atrasado",
    )),
    ("late_penalty", {}, (
        "no reminder is needed", "einer Mahnung bedarf es nicht", "sans mise en demeure préalable",
        "sin necesidad de requerimiento previo",
    )),
    ("machine_made", {"allowed": "none", "tools": ["Pen"]}, ("sound or code", "Ton oder Code", "sons ou de code", "sonido o código")),
    ("worker_classification", {"income_bps": 7_500}, (
        "income over the last year", "im letzten Jahr", "sur la dernière année", "en el último año",
    )),
    ("retention", {}, (
        "less what comes off it for a late delivery", "was wegen verspäteter Lieferung", "pour retard de livraison",
        "por retraso en la entrega",
    )),
    ("staff_transfer", {}, (
        "inform and hear them", "unterrichten sie oder ihre Vertretung und hören sie an",
        "les informent et les entendent", "les informan y las escuchan",
    )),
    ("transition", {}, (
        "if it is not met, the client says what is missing", "ist es nicht erfüllt, so sagt er, was fehlt",
        "si ce n’est pas rempli, le client dit ce qui manque", "si no se cumple, el cliente dice qué falta",
    )),
    ("volume_bands", {}, ("rounded down", "abgerundet", "arrondies vers le bas", "redondeadas hacia abajo")),
    ("warranty", {"months": 12, "cure_days": 10}, (
        "reports it within 12 months of that acceptance", "binnen 12 Monaten nach dieser Abnahme anzeigt",
        "dans un délai de 12 mois après cette acceptation", "en un plazo de 12 meses desde esa aceptación",
    )),
    ("indexation", {"index": "Wages", "base_on": "2026-01-01"}, (
        "for the day that lies as long after 1 January 2026 as", "so lange nach dem 1. Januar 2026 liegt wie",
        "aussi éloigné du 1er janvier 2026 que", "dista del 1 de enero de 2026 tanto como",
    )),
    ("force_majeure", {"end_days": 1}, (
        "more than 1 day in a row, and", "länger als 1 Tag ohne Unterbrechung", "plus de 1 jour sans interruption",
        "más de 1 día seguido, y",
    )),
    ("force_majeure", {"end_days": 60}, (
        "60 days in a row", "60 Tage ohne Unterbrechung", "60 jours sans interruption", "60 días seguidos, y",
    )),
    ("suspension", {"overdue_days": 14}, (
        "that is due is 14 days late", "Ist eine fällige Zahlung 14 Tage überfällig", "est en retard de 14 jours",
        "lleva 14 días de retraso",
    )),
    ("termination_assistance", {}, (
        "As long as a payment of the client is late", "Solange eine Zahlung des Auftraggebers überfällig ist",
        "Tant qu’un paiement du client est en retard", "Mientras un pago del cliente esté atrasado",
    )),
    ("retained_organisation", {}, (
        "by as long as the role stays empty", "um so lange, wie die Funktion unbesetzt bleibt",
        "du temps pendant lequel la fonction reste vacante", "por el tiempo que siga vacante",
    )),
    ("benchmarking", {}, (
        "scope, quality, volume and place", "gleicher Qualität und gleicher Menge am gleichen Ort",
        "étendue, qualité, volume et lieu", "alcance, calidad, volumen y lugar",
    )),
    ("service_levels", {"sole_remedy": True, "levels": []}, (
        "Apart from ending it for chronic failure", "die Haftung für Vorsatz", "sauf faute lourde ou dol",
        "salvo en caso de dolo",
    )),
]  # fmt: skip
"""Of a clause with these values, what it says in each language."""
READ_AS_ITS_OPPOSITE = (
    "no answer means no", "as well as what was too much", "Was die Leistung nur", "Lo que solo hace", "only makes the",
    "rend seulement",
)  # fmt: skip
STRAIGHT = re.compile(r"[\w]'[\w]")
WITHOUT_SPACE = re.compile(r"(?<!\u202f)[;!?]|(?<!\u00a0):(?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»")


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


def french(version: Version) -> list[str]:
    """What a version says in French, without its parameters."""
    words = version.words[Language.FR]
    return [words.heading, words.says, *(one for line in words.lines for one in inner(line) if isinstance(one, str))]


def asked(version: Version) -> list[str]:
    """What a version calls its parameters in French, and what can be chosen."""
    params = [one for param in version.params.values() for one in (param, *param.columns)]
    labels = [str(one.labels[Language.FR]) for one in params if one.labels]
    return labels + [str(choice[Language.FR]) for one in params for choice in one.choices.values()]


@pytest.mark.parametrize("key", LIBRARY)
def test_french_has_its_own_apostrophes_and_spaces(key: str):
    version = LIBRARY[key].newest
    assert not [said for said in french(version) + asked(version) if STRAIGHT.search(said)]
    assert not [said for said in french(version) if WITHOUT_SPACE.search(said)]


def rows_of(language: Language, **wording: int) -> str:
    """The row of a meeting, with three cells."""
    version = LIBRARY["governance"].newest
    columns = version.params["meetings"].columns
    cells = ["1" if one.kind in NUMBERS else min(one.choices) if one.choices else "Ada" for one in columns]
    values = {**version.defaults(language), "meetings": [[int(one) if one == "1" else one for one in cells]]}
    found = written(version, values, language, "EUR", **wording)
    return next(line for one in found.sentences for line in one.splitlines() if line.startswith("- "))


def test_a_row_stands_apart_as_its_language_wants_it_and_stays_as_it_was_signed():
    assert not WITHOUT_SPACE.search(rows_of(Language.FR))
    assert "\u00a0: " in rows_of(Language.FR)
    before = rows_of(Language.FR, wording=SPACED - 1)
    assert before == rows_of(Language.FR).replace("\u00a0:", ":").replace("\u202f;", ";")
    for language in (Language.EN, Language.DE, Language.ES):
        assert rows_of(language) == rows_of(language, wording=SPACED - 1)
        assert not re.search(r"\s[:;]", rows_of(language))


@pytest.mark.parametrize("language", Language)
def test_the_paper_calls_the_sides_as_the_contract_does_and_keeps_what_was_signed(language: Language):
    said, before = (paper_words.words(language, one) for one in (WORDING, SPACED - 1))
    assert said.keys() == before.keys()
    assert (said != before) is (language in (Language.DE, Language.FR))
    if language is Language.FR:
        assert not [words for words in said.values() if STRAIGHT.search(words) or WITHOUT_SPACE.search(words)]
    if language is Language.DE:
        assert (said["provider"], before["provider"]) == ("Auftragnehmer", "Anbieter")
        assert paper_words.side_words(language, Side.PROVIDER) == "Auftragnehmer"


ONE_DAY: dict[Language, tuple[str, str]] = {
    Language.EN: ("in the 1 day before", "in the 9 days before"),
    Language.DE: ("in dem 1 Tag davor", "in den 9 Tagen davor"),
    Language.FR: ("dans le 1 jour qui précède", "dans les 9 jours qui précèdent"),
    Language.ES: ("en el 1 día anterior", "en los 9 días anteriores"),
}
"""How long before its day the client may object to an amount."""


@pytest.mark.parametrize("language", Language)
def test_one_day_to_object_is_said_as_one(language: Language):
    values = {
        "place": 1, "what": "Licence", "amount_minor": 9_900, "at": "once", "first_on": "2027-01-04", "until_on": None,
    }  # fmt: skip
    for days, words in zip((1, 9), ONE_DAY[language], strict=True):
        found = written(sentence("dated_line", WORDING), {**values, "object_days": days}, language, "EUR")
        assert words in found.sentences[0].replace("\u00a0", " ")


FRAME = sorted(path.stem for path in (TEXTS / "terms").glob("*.toml"))


@pytest.mark.parametrize("key", FRAME)
def test_the_terms_are_in_french_as_its_clauses_are(key: str):
    said = french(sentence(key, WORDING))
    assert not [words for words in said if STRAIGHT.search(words) or WITHOUT_SPACE.search(words)]


UNNATURAL = (
    "por máquina", "sin ello", "Cualquiera puede terminar", "puede terminarlo", "mira cada", "paga directamente,",
    "no sana", "las horas de las hojas de horas", "se compromete por", "por su número", "bajo el contrato marco",
    "en palabras de ambas", "preguntar una vez por un mes", "Cada plazo se muestra como un instante",
)  # fmt: skip
"""What no contract in Spanish says, or what it can be misread by."""


@pytest.mark.parametrize("key", FRAME)
def test_the_terms_are_in_spanish_as_contracts_are(key: str):
    words = sentence(key, WORDING).words[Language.ES]
    said = "\n".join([words.heading, *(one for line in words.lines for one in inner(line) if isinstance(one, str))])
    assert not [one for one in UNNATURAL if one in said]
