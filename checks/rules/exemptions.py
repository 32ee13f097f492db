"""An exemption names its rule and says why, where it stands: ``# noqa: S311 - jitter, not a secret``.

So do ``# pragma: no cover`` and its like. ``# type: ignore[…]`` names its rule; mypy itself finds one without need.
"""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterator
from io import StringIO

from checks.tree import Finding, Tree

CODES = r"[A-Z]+[0-9]+(?:\s*,\s*[A-Z]+[0-9]+)*"
EXEMPTION = re.compile(
    rf"#\s*(?P<what>noqa\b(?::\s*{CODES})?|type:\s*ignore\b(?:\[[^\]]*\])?|pragma:\s*no \w+)(?P<why>[^#]*)"
)


def check(tree: Tree) -> Iterator[Finding]:
    """Every comment of our own Python."""
    for module in tree.modules("anyshore", "bench", "checks", "tests"):
        if not EXEMPTION.search(module.text):
            continue  # telling comments from strings takes time
        for token in tokenize.generate_tokens(StringIO(module.text).readline):
            if token.type == tokenize.COMMENT:
                yield from (Finding(module.path, token.start[0], words) for words in unreasoned(token.string))


def unreasoned(comment: str) -> Iterator[str]:
    """What is missing in a comment that exempts its line. Of several exemptions one may speak for all."""
    found = list(EXEMPTION.finditer(comment))
    needs_reason = [one["what"] for one in found if not one["what"].startswith("type:")]
    if needs_reason and not _has_reason(comment):
        yield f"an exemption says why: {needs_reason[0]} - because …"
    for one in found:
        if one["what"] in ("noqa", "type: ignore"):
            yield f"an exemption names its rule: {one['what']}"


def _has_reason(comment: str) -> bool:
    return bool(re.search(r"\w{3}", EXEMPTION.sub(lambda one: one["why"], comment)))
