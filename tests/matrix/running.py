"""The rows of what runs under a contract: suspension and renewal (see table)."""

from __future__ import annotations

ROWS: dict[str, tuple[int, ...]] = {
    "payments:warn_of_suspension": (302, 404, 403, 404, 403),
    "payments:suspend_work": (302, 404, 403, 404, 403),
    "payments:lift_suspension": (302, 404, 403, 404, 403),
    "payments:dispute_suspension": (302, 404, 404, 403, 403),
    "exits:end_for_nonpayment": (302, 404, 403, 404, 403),
    "contracts:renewal": (302, 404, 200, 200, 200),
    "contracts:refuse_renewal": (302, 404, 200, 200, 403),
    "contracts:offer_renewal": (302, 404, 200, 200, 403),
    "contracts:sign_renewal": (302, 404, 404, 404, 403),
    "contracts:drop_renewal": (302, 404, 404, 404, 403),
}
FEWER: dict[str, tuple[int, ...]] = {
    "payments:warn_of_suspension": (403, 403, 403, 403),
    "payments:suspend_work": (403, 403, 403, 403),
    "payments:lift_suspension": (403, 403, 403, 403),
    "payments:dispute_suspension": (403, 403, 403, 403),
    "exits:end_for_nonpayment": (403, 403, 403, 403),
    "contracts:refuse_renewal": (403, 403, 403, 403),
    "contracts:offer_renewal": (403, 403, 403, 403),
    "contracts:sign_renewal": (403, 403, 403, 403),
    "contracts:drop_renewal": (403, 403, 403, 403),
}
"""What those who may less are answered."""
