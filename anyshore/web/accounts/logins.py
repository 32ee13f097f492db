"""The logins of the demo world, offered on the sign-in page of a sandbox and nowhere else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILE = "demo-logins.json"
"""In the data folder: a list of objects with name, role, note, email and password."""


NOTES: Final[dict[str, Promise]] = {
    "Tolhuis Lighting B.V., Utrecht: work to review, four proposals to compare, an offer to sign.": _(
        "Tolhuis Lighting B.V., Utrecht: work to review, four proposals to compare, an offer to sign."
    ),
    "Meridian Works d.o.o., Novi Sad: work to do, a proposal that its own people refused, money to pay out.": _(
        "Meridian Works d.o.o., Novi Sad: work to do, a proposal that its own people refused, money to pay out."
    ),
    "Runs this market: verifies organisations, rules on held money.": _(
        "Runs this market: verifies organisations, rules on held money."
    ),
}
"""What the demo world says of whom one may play, as it wrote it, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody of the demo world whom a visitor may play."""

    name: str
    role: str
    note: str
    email: str
    password: str


def demo_logins() -> list[Login]:
    """The logins that the demo world left, or none."""
    path = Path(settings.ANYSHORE_DATA) / FILE
    if not settings.ANYSHORE_SANDBOX or not path.exists():
        return []
    found = json.loads(path.read_text(encoding="utf-8"))
    return [Login(**{**one, "note": str(NOTES.get(one["note"], one["note"]))}) for one in found]
