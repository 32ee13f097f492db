"""The logins of the demo world, offered on the sign-in page of a sandbox and nowhere else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

FILE = "demo-logins.json"
"""In the data folder: a list of objects with name, role, note, email and password."""


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
    return [Login(**one) for one in json.loads(path.read_text(encoding="utf-8"))]
