"""Icons as inline SVG: lucide's by name, and the four shores, which are our own.

A shore is told by shape: the coast is a line, the provider a dot on it, near it, far over the water, or at home.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from zipfile import ZipFile

import lucide
from markupsafe import Markup, escape

SIZES = {"": "icon", "s": "icon icon--s", "l": "icon icon--l"}

SHORES = {
    "shore-on": '<path d="M16 3.5c2 2.8-2 5.7 0 8.5s-2 5.7 0 8.5"/><circle class="icon__dot" cx="8" cy="12" r="2.4"/>',
    "shore-near": '<path d="M8 3.5c2 2.8-2 5.7 0 8.5s-2 5.7 0 8.5"/><circle class="icon__dot" cx="14" cy="12" r="2.4"/>',
    "shore-off": (
        '<path d="M4.5 3.5c2 2.8-2 5.7 0 8.5s-2 5.7 0 8.5M9.5 12h1M13 12h1"/>'
        '<circle class="icon__dot" cx="19" cy="12" r="2.4"/>'
    ),
    "shore-home": (
        '<path d="M4 11.5 12 4.5l8 7M6 10v10h12V10"/><circle class="icon__dot" cx="12" cy="14.5" r="2.4"/>'
    ),
}


@lru_cache(maxsize=512)
def icon(name: str, size: str = "", tone: str = "") -> Markup:
    """Return the icon ``name`` in ``size`` ("", "s", "l"), coloured by ``tone`` ("", "wait", "good", "bad").

    It is hidden from assistive technology: the word beside it says the same. An unknown name raises
    lucide.IconDoesNotExist.
    """
    classes = SIZES[size] + (f" tone-{tone}" if tone else "")
    if name in SHORES:
        drawing = SHORES[name]
    else:
        drawing = _drawn(name)
    return Markup(  # noqa: S704 - our own drawings and lucide's, no input of a user
        f'<svg class="{escape(classes)}" data-icon="{escape(name)}" viewBox="0 0 24 24" aria-hidden="true">{drawing}</svg>'
    )


def _drawn(name: str) -> str:
    try:
        whole = _lucide().read(f"{name}.svg").decode()
    except KeyError as missing:
        raise lucide.IconDoesNotExist(f"The icon {name!r} does not exist.") from missing
    return whole[whole.index(">") + 1 : whole.rindex("</svg>")].replace("\n", "").replace("  ", "")


@cache
def _lucide() -> ZipFile:
    """The drawings, opened once: lucide itself reads the list of all 1,745 again for each icon."""
    return ZipFile(files(lucide).joinpath("lucide.zip").open("rb"))
