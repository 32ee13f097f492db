"""Whether the demo may be built here, what is remembered of a build that was cut off, and who may sign in afterwards.

A file in the data folder holds the end of the story and the passwords from the first step to the last. A build that
was killed is taken up with them: the steps that were taken answer again, and it goes on where it broke off.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import connection

from anyshore.demo.cast import clients, providers
from anyshore.demo.people import OPERATOR_MAIL
from anyshore.demo.stage import HOST, Stage
from anyshore.demo.world import LOGINS, let_in, tell
from anyshore.plumbing.prepared import prepared_throughout

BEGUN, LOGIN_FILE = "demo-begun.json", "demo-logins.json"
WORDS: Final = (
    "amber", "anchor", "barley", "basalt", "bramble", "candle", "cedar", "cinder", "clover", "cobalt", "copper", "coral",
    "cotton", "damson", "ember", "fennel", "ferry", "flint", "garnet", "ginger", "granite", "harbour", "hazel", "heather",
    "indigo", "juniper", "kelp", "lantern", "larch", "linen", "maple", "marble", "meadow", "mistral", "nettle", "nutmeg",
    "ochre", "olive", "orchard", "pebble", "pewter", "plover", "quartz", "quince", "raven", "russet", "saffron", "sorrel",
    "spruce", "tallow", "teasel", "thistle", "timber", "topaz", "umber", "velvet", "walnut", "willow", "winter", "yarrow",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Begun:
    """A build under way: where its story ends, its size, and the passwords by login."""

    end: datetime
    scale: str
    passwords: dict[str, str]


def begin(folder: Path, end: datetime, scale: str) -> Begun:
    """Begin a build, or take up the one that was cut off."""
    begun = under_way(folder)
    if begun is None:
        begun = Begun(end, scale, {login.key: _password() for login in LOGINS})
        told = {"end": begun.end.isoformat(), "scale": begun.scale, "passwords": begun.passwords}
        _write(folder / BEGUN, told)
    return begun


def under_way(folder: Path) -> Begun | None:
    """The build that was begun here and not finished, if any."""
    path = folder / BEGUN
    if not path.exists():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    return Begun(datetime.fromisoformat(told["end"]), told["scale"], told["passwords"])


def is_built(folder: Path) -> bool:
    """Whether a demo stands here."""
    return (folder / LOGIN_FILE).exists()


def carry_out(folder: Path, begun: Begun, *, rail: str, fee_bps: int) -> int:
    """Build it to its end, leave the logins for the sign-in page, and return the number of steps."""
    stage = Stage(end=begun.end, rail=rail, fee_bps=fee_bps)
    with without_waiting_for_the_disk(), prepared_throughout():
        tell(stage, begun.scale)
    let_in(stage, begun.passwords)
    _write(folder / LOGIN_FILE, logins(begun))
    (folder / BEGUN).unlink(missing_ok=True)
    return stage.steps


@contextmanager
def without_waiting_for_the_disk() -> Iterator[None]:
    """Commits of this connection return before they stand on the disk.

    A crash of the machine may cost the last of them, which the next run takes again. The first commit after the
    block is an ordinary one, and with it all before it stand.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")


def logins(begun: Begun) -> list[dict[str, str]]:
    """What the sign-in page offers: name, role, note, address and password."""
    mails = {house.key: house.mail for house in (clients() | providers()).values()}
    mails |= {one.key: one.mail for house in (clients() | providers()).values() for one in house.colleagues}
    mails[HOST] = OPERATOR_MAIL
    return [
        {
            "name": login.name,
            "role": login.role,
            "note": login.note,
            "email": mails[login.key],
            "password": begun.passwords[login.key],
        }
        for login in LOGINS
    ]


def _password() -> str:
    return "-".join([*(secrets.choice(WORDS) for _ in range(3)), str(10 + secrets.randbelow(90))])


def _write(path: Path, told: object) -> None:
    """Write it whole or not at all, closed to others."""
    half = path.with_suffix(".half")
    half.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    half.chmod(0o600)
    os.replace(half, path)
