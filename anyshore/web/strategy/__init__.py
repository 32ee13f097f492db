"""Decide: what the organisation does, what it costs, and what is core."""
