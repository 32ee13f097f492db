"""The answers on templates of one's own and on the page of open points: parts of the two tables."""

from __future__ import annotations

DRAFTED: dict[str, tuple[int, ...]] = {
    "contracts:new_template": (302, 200, 200, 200, 200),
    "contracts:open_points": (302, 404, 200, 200, 403),
    "contracts:own_template": (302, 404, 404, 404, 404),
    "contracts:own_templates": (302, 200, 200, 200, 200),
    "contracts:retire_template": (405, 405, 405, 405, 405),
}

DRAFTED_LESS: dict[str, tuple[int, ...]] = {
    "contracts:new_template": (403, 403, 403, 403),
    "contracts:open_points": (403, 403, 403, 403),
    "contracts:own_template": (403, 403, 403, 403),
}
