"""The short numbers in a text (R-1042, C-1001, A-1003) that name something the reader may see."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.sourcing.models import Request
from anyshore.strategy.models import Assessment

REFERENCE = re.compile(r"\b([RCA])-([0-9]{1,12})\b", re.ASCII)
MODELS: dict[str, type[Request] | type[Agreement] | type[Assessment]] = {"R": Request, "C": Agreement, "A": Assessment}


def references(actor: Actor, texts: Iterable[str]) -> set[str]:
    """Those of the numbers in ``texts`` behind which stands what the actor may see; one query a letter that occurs."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for text in texts:
        for letter, number in REFERENCE.findall(text):
            wanted[letter].add(int(number))
    return {
        f"{letter}-{number}"
        for letter, numbers in wanted.items()
        for number in MODELS[letter]
        .objects.visible_to(actor)
        .filter(number__in=numbers)
        .values_list("number", flat=True)
    }
