"""Reads of the inventory: loading for verbs, rows for pages."""

from anyshore.strategy.queries.inventory import inventory as inventory
from anyshore.strategy.queries.snapshots import broken_baselines as broken_baselines
