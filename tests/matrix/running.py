"""The rows of what runs under a contract: suspension, renewal, and the work board (see table)."""

from __future__ import annotations

ROWS: dict[str, tuple[int, ...]] = {
    "payments:warn_of_suspension": (302, 404, 403, 404, 403),
    "payments:suspend_work": (302, 404, 403, 404, 403),
    "payments:lift_suspension": (302, 404, 403, 404, 403),
    "payments:dispute_suspension": (302, 404, 404, 403, 403),
    "exits:end_for_nonpayment": (302, 404, 403, 404, 403),
    "board:add": (302, 404, 200, 200, 403),
    "board:archive": (302, 404, 200, 200, 200),
    "board:assign": (405, 405, 405, 405, 405),
    "board:board": (302, 404, 200, 200, 200),
    "board:bring_back": (405, 405, 405, 405, 405),
    "board:edit": (302, 404, 200, 200, 403),
    "board:export": (302, 404, 200, 200, 200),
    "board:import": (302, 404, 200, 200, 403),
    "board:item": (302, 404, 200, 200, 200),
    "board:move": (405, 405, 405, 405, 405),
    "board:put_away": (405, 405, 405, 405, 405),
    "board:start": (405, 405, 405, 405, 405),
    "board:timer": (405, 405, 405, 405, 405),
    "board:tick": (405, 405, 405, 405, 405),
    "contracts:renewal": (302, 404, 200, 200, 200),
    "contracts:refuse_renewal": (302, 404, 200, 200, 403),
    "contracts:offer_renewal": (302, 404, 200, 200, 403),
    "contracts:ask_to_renew": (302, 404, 404, 404, 403),
    "contracts:sign_renewal": (302, 404, 404, 404, 403),
    "contracts:drop_renewal": (302, 404, 404, 404, 403),
}
FEWER: dict[str, tuple[int, ...]] = {
    "board:add": (200, 403, 200, 403),
    "board:edit": (200, 403, 200, 403),
    "board:import": (200, 403, 200, 403),
    "payments:warn_of_suspension": (403, 403, 403, 403),
    "payments:suspend_work": (403, 403, 403, 403),
    "payments:lift_suspension": (403, 403, 403, 403),
    "payments:dispute_suspension": (403, 403, 403, 403),
    "exits:end_for_nonpayment": (403, 403, 403, 403),
    "contracts:refuse_renewal": (403, 403, 403, 403),
    "contracts:offer_renewal": (403, 403, 403, 403),
    "contracts:ask_to_renew": (403, 403, 403, 403),
    "contracts:sign_renewal": (403, 403, 403, 403),
    "contracts:drop_renewal": (403, 403, 403, 403),
}
"""What those who may less are answered."""
