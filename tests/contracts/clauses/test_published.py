"""A published version never changes: its hash is written down when it is published.

``python -m tests.contracts.clauses.test_published`` adds the hashes of versions that are new.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path

from anyshore.kit.chains import canonical
from tests.tables import ROOT

TEXTS = ROOT / "anyshore/contracts/rules/clauses/texts"
PUBLISHED = Path(__file__).parent / "published.json"


def hashes() -> dict[str, str]:
    """The hash of every version that stands in the files."""
    found = {}
    for path in sorted(TEXTS.glob("**/*.toml")):
        for version in tomllib.loads(path.read_text(encoding="utf-8"))["versions"]:
            found[f"{path.stem}/{version['number']}"] = hashlib.sha256(canonical(version)).hexdigest()
    return found


def published() -> dict[str, str]:
    """The hashes as they were written down."""
    return dict(json.loads(PUBLISHED.read_text(encoding="utf-8"))) if PUBLISHED.exists() else {}


def test_no_published_version_changed_or_went():
    now = hashes()
    changed = [name for name, known in published().items() if now.get(name) != known]
    assert not changed, f"published, and no longer what they were: {changed}. Write a new version instead."
    assert now.keys() == published().keys(), "new versions are to be published: see above"


if __name__ == "__main__":
    PUBLISHED.write_text(json.dumps({**hashes(), **published()}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
