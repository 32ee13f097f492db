"""Contracts that were made elsewhere: what each reader is answered, as ``table`` says."""

from __future__ import annotations

ADOPTED: dict[str, tuple[int, ...]] = {
    "adopted:adopt": (302, 200, 200, 200, 302),
    "adopted:contract": (302, 404, 404, 404, 404),
    "adopted:correct": (302, 404, 404, 404, 404),
    "adopted:export": (302, 200, 200, 200, 200),
    "adopted:give_notice": (302, 404, 404, 404, 404),
    "adopted:join": (302, 404, 404, 404, 302),
    "adopted:mark": (405, 405, 405, 405, 405),
    "adopted:register": (302, 200, 200, 200, 200),
    "adopted:take_back_notice": (302, 404, 404, 404, 404),
    "adopted:take": (405, 405, 405, 405, 405),
}

ADOPTED_LESS: dict[str, tuple[int, ...]] = {
    "adopted:adopt": (403, 403, 403, 403),
    "adopted:join": (403, 403, 403, 403),
}
