"""Chains of versions: canonical content, and SHA-256 over the hash before and that content.

Written out with a worked example in docs/algorithms/version_hash.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping


def canonical(content: Mapping[str, object]) -> bytes:
    """The content as RFC 8785 writes JSON: keys in order, no space, UTF-8. It holds no number but whole ones."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def version_hash(before: str, content: Mapping[str, object]) -> str:
    """SHA-256, in lower-case hex, over the hash before in hex, a new line, and the canonical content."""
    return hashlib.sha256(before.encode("ascii") + b"\n" + canonical(content)).hexdigest()
