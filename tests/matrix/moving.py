"""How the work moves to the provider: what each reader is answered, as ``table`` says."""

from __future__ import annotations

TRANSITION: dict[str, tuple[int, ...]] = {
    "transition:accept": (302, 404, 404, 404, 404),
    "transition:accept_change": (405, 405, 405, 405, 405),
    "transition:accept_service": (302, 404, 403, 403, 403),
    "transition:add_knowledge": (302, 404, 200, 403, 403),
    "transition:agree": (405, 405, 405, 405, 405),
    "transition:begin": (405, 405, 405, 405, 405),
    "transition:drop_change": (405, 405, 405, 405, 405),
    "transition:grant": (302, 404, 200, 403, 403),
    "transition:plan": (302, 404, 200, 200, 403),
    "transition:return": (302, 404, 404, 404, 404),
    "transition:revoke": (302, 404, 404, 403, 403),
    "transition:show": (302, 404, 404, 404, 404),
    "transition:sign_knowledge": (405, 405, 405, 405, 405),
    "transition:tick": (405, 405, 405, 405, 405),
    "transition:transition": (302, 404, 200, 200, 200),
}

TRANSITION_LESS: dict[str, tuple[int, ...]] = {
    "transition:add_knowledge": (200, 403, 403, 403),
    "transition:grant": (200, 403, 403, 403),
    "transition:plan": (200, 403, 200, 403),
    "transition:revoke": (404, 403, 403, 403),
}
