"""The words of the paper that are not the agreement's text, in the languages in which an agreement is written.

They stand here and not in the catalogue of the interface: the paper of a version stays the same to the byte.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from anyshore.contracts.rules.clauses.frame import WORDING
from anyshore.contracts.rules.states import Side, SignatureMethod
from anyshore.kit.countries import zone as zone_of

LANGUAGES = ("en", "de", "fr", "es")

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_DAYS = {
    "en": "{day} {month} {year}",
    "de": "{day}. {month} {year}",
    "fr": "{day} {month} {year}",
    "es": "{day} de {month} de {year}",
}

_WORDS = {
    "agreement": ("Agreement", "Vertrag", "Contrat", "Contrato"),
    "version": ("Version", "Fassung", "Version", "Versión"),
    "between": ("between", "zwischen", "entre", "entre"),
    "client": ("Client", "Auftraggeber", "Client", "Cliente"),
    "provider": ("Provider", "Anbieter", "Prestataire", "Proveedor"),
    "parties": ("The parties", "Die Parteien", "Les parties", "Las partes"),
    "written": ("Written on", "Verfasst am", "Rédigée le", "Redactada el"),
    "schedule": ("Schedule", "Anlage", "Annexe", "Anexo"),
    "milestones": ("Milestones and price", "Meilensteine und Preis", "Jalons et prix", "Hitos y precio"),
    "milestone": ("Milestone", "Meilenstein", "Jalon", "Hito"),
    "criteria": ("Accepted when", "Abgenommen, wenn", "Réceptionné si", "Se acepta cuando"),
    "due": ("Due", "Fällig", "Échéance", "Vence"),
    "price": ("Price", "Preis", "Prix", "Precio"),
    "total": ("In all", "Insgesamt", "Au total", "En total"),
    "signatures": ("Signatures", "Unterschriften", "Signatures", "Firmas"),
    "for": ("for", "für", "pour", "por"),
    "not_signed": ("Not signed", "Nicht unterschrieben", "Non signé", "Sin firmar"),
    "organisation": ("Organisation", "Organisation", "Organisation", "Organización"),
    "instant": ("Instant (UTC)", "Zeitpunkt (UTC)", "Instant (UTC)", "Instante (UTC)"),
    "local": ("Time there", "Ortszeit", "Heure locale", "Hora local"),
    "method": ("How", "Wie", "Comment", "Cómo"),
    "signed_hash": ("Hash that was signed", "Unterschriebener Hash", "Empreinte signée", "Hash firmado"),
    "hash": (
        "Hash of this version (SHA-256)",
        "Hash dieser Fassung (SHA-256)",
        "Empreinte de cette version (SHA-256)",
        "Hash de esta versión (SHA-256)",
    ),
    "before": (
        "Hash of the version before",
        "Hash der Fassung davor",
        "Empreinte de la version précédente",
        "Hash de la versión anterior",
    ),
    "first": ("none: it is the first", "keiner: sie ist die erste", "aucune : c’est la première", "ninguno: es la primera"),
    "evidence": (
        "Evidence of the signatures",
        "Nachweis der Unterschriften",
        "Preuves des signatures",
        "Pruebas de las firmas",
    ),
    "none_kept": (
        "No evidence beside the hash: a signed offer stood before.",
        "Kein Nachweis neben dem Hash: ein unterschriebenes Angebot lag vor.",
        "Aucune preuve outre l’empreinte : une offre signée existait déjà.",
        "Sin más prueba que el hash: ya existía una oferta firmada.",
    ),
    "shown": ("Text that was shown (SHA-256)", "Gezeigter Text (SHA-256)", "Texte montré (SHA-256)", "Texto mostrado (SHA-256)"),
    "proof": ("Proved who they are by", "Identität gezeigt durch", "Identité prouvée par", "Identidad probada con"),
    "proved": ("Proved on (UTC)", "Gezeigt am (UTC)", "Prouvée le (UTC)", "Probada el (UTC)"),
    "address": ("Network address", "Netzadresse", "Adresse réseau", "Dirección de red"),
    "agent": ("Program", "Programm", "Programme", "Programa"),
    "kind": (
        "Signed by the parties: simple electronic signatures, with evidence. A seal of the operator, where this file has "
        "one, says who kept it, not who agreed.",
        "Unterschrieben von den Parteien: einfache elektronische Signaturen mit Nachweis. Ein Siegel des Betreibers, wo "
        "diese Datei eines trägt, sagt, wer sie verwahrt hat, nicht wer zugestimmt hat.",
        "Signé par les parties : signatures électroniques simples, avec preuves. Un cachet de l’exploitant, si ce fichier "
        "en porte un, dit qui l’a conservé, non qui a consenti.",
        "Firmado por las partes: firmas electrónicas simples, con pruebas. Un sello del operador, si este archivo lo lleva, "
        "dice quién lo guardó, no quién consintió.",
    ),
    "attached": (
        "The file version.json inside this PDF holds the content and the text whose hash stands above.",
        "Die Datei version.json in diesem PDF enthält den Inhalt und den Text, deren Hash oben steht.",
        "Le fichier version.json dans ce PDF contient le contenu et le texte dont l’empreinte figure ci-dessus.",
        "El archivo version.json dentro de este PDF contiene el contenido y el texto cuyo hash figura arriba.",
    ),
    "lacking": (
        "A sign that the fonts lack stands as its number in brackets.",
        "Ein Zeichen, das den Schriften fehlt, steht als Nummer in Klammern.",
        "Un signe absent des polices figure par son numéro entre crochets.",
        "Un signo que falta en las fuentes figura con su número entre corchetes.",
    ),
}  # fmt: skip

_METHODS = {
    SignatureMethod.PROPOSAL: (
        "sent the proposal, a signed offer",
        "hat das Angebot gesendet, ein unterschriebenes Angebot",
        "a envoyé la proposition, une offre signée",
        "envió la propuesta, una oferta firmada",
    ),
    SignatureMethod.PACKAGE: (
        "published the package, a standing signed offer",
        "hat das Paket veröffentlicht, ein stehendes unterschriebenes Angebot",
        "a publié le forfait, une offre signée permanente",
        "publicó el paquete, una oferta firmada permanente",
    ),
    SignatureMethod.BUTTON: (
        "pressed the button under the text",
        "hat die Schaltfläche unter dem Text gedrückt",
        "a appuyé sur le bouton sous le texte",
        "pulsó el botón bajo el texto",
    ),
}


_PROOFS = {
    "password": ("password", "Passwort", "mot de passe", "contraseña"),
    "code": ("code from an app", "Code aus einer App", "code d’une application", "código de una aplicación"),
    "recovery_code": ("recovery code", "Wiederherstellungscode", "code de secours", "código de recuperación"),
    "passkey": (
        "passkey or security key",
        "Passkey oder Sicherheitsschlüssel",
        "clé d’accès ou clé de sécurité",
        "clave de acceso o llave de seguridad",
    ),
    "link": ("link by mail", "Link per E-Mail", "lien par courriel", "enlace por correo"),
}


_SINCE: dict[int, dict[str, dict[str, str]]] = {
    7: {
        "de": {
            "provider": "Auftragnehmer",
            "none_kept": "Kein Nachweis neben dem Hash: Ein unterschriebenes Angebot lag vor.",
        },
        "fr": {
            "first": "aucune\u00a0: c’est la première",
            "none_kept": "Aucune preuve outre l’empreinte\u00a0: une offre signée existait déjà.",
            "kind": (
                "Signé par les parties\u00a0: signatures électroniques simples, avec preuves. Un cachet de l’opérateur, si "
                "ce fichier en porte un, dit qui l’a conservé, non qui a consenti."
            ),
        },
    }
}
"""Words that are others since a version of the sentences, by language: the paper of what was signed before keeps its
own."""


def words(language: str, wording: int = WORDING) -> dict[str, str]:
    """Every word of the paper in ``language``, English where there is none, with sentences of that version."""
    known = LANGUAGES[_place(language)]
    found = {name: said[_place(language)] for name, said in _WORDS.items()}
    for since, changed in _SINCE.items():
        found |= changed.get(known, {}) if wording >= since else {}
    return found


def method_words(language: str, method: str) -> str:
    """What a party did to sign."""
    return _METHODS[SignatureMethod(method)][_place(language)]


def proof_words(language: str, proof: str) -> str:
    """How somebody proved who they are; nothing where that was not asked."""
    return _PROOFS[proof][_place(language)] if proof else ""


def side_words(language: str, side: Side, wording: int = WORDING) -> str:
    """The name of a side."""
    return words(language, wording)[str(side)]


def day_words(language: str, on: date) -> str:
    """A day: ``3 December 2026``."""
    known = LANGUAGES[_place(language)]
    return _DAYS[known].format(day=on.day, month=_MONTHS[known].split()[on.month - 1], year=on.year)


def instant_words(language: str, at: datetime, zone: str = "") -> str:
    """An instant to the second in UTC, or in ``zone`` with how far that is from UTC."""
    seen = at.astimezone(zone_of(zone) if zone else UTC)
    offset = f" (UTC{seen:%z}, {zone})" if zone else ""
    return f"{day_words(language, seen.date())}, {seen:%H:%M:%S}{offset}"


def _place(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else 0
