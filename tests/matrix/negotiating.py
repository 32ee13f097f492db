"""The pages of negotiating a contract: what each reader is answered, and those who may less than an owner (table)."""

from __future__ import annotations

NEGOTIATING: dict[str, tuple[int, ...]] = {
    "contracts:answer": (405, 405, 405, 405, 405),
    "contracts:comment": (302, 404, 404, 404, 403),
    "contracts:discard_draft": (405, 405, 405, 405, 405),
    "contracts:draft": (302, 404, 404, 404, 404),
    "contracts:edit_draft": (302, 404, 404, 404, 404),
    "contracts:negotiate": (302, 404, 200, 200, 200),
    "contracts:next_version": (302, 404, 200, 200, 403),
    "contracts:offer_draft": (302, 404, 404, 404, 404),
    "contracts:reopen": (405, 405, 405, 405, 405),
    "contracts:reply": (302, 404, 404, 404, 403),
    "contracts:settle": (405, 405, 405, 405, 405),
    "contracts:share_draft": (405, 405, 405, 405, 405),
    "contracts:suggest": (302, 404, 404, 404, 403),
    "contracts:undo_edit": (405, 405, 405, 405, 405),
}

NEGOTIATING_FEWER: dict[str, tuple[int, ...]] = {
    "contracts:comment": (404, 403, 404, 403),
    "contracts:next_version": (403, 403, 403, 403),
    "contracts:reply": (404, 403, 404, 403),
    "contracts:suggest": (404, 403, 404, 403),
}
