"""Who fits what: the formula of matching, and the same formula over a million providers.
docs/algorithms/matching.md."""
