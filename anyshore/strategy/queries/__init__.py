"""Reads of the inventory: loading for verbs, rows for pages."""

from anyshore.strategy.queries.activity import ActivityView as ActivityView
from anyshore.strategy.queries.activity import activity as activity
from anyshore.strategy.queries.inventory import ActivityRow as ActivityRow
from anyshore.strategy.queries.inventory import InventoryView as InventoryView
from anyshore.strategy.queries.inventory import has_activities as has_activities
from anyshore.strategy.queries.inventory import inventory as inventory
from anyshore.strategy.queries.sheets import standing as standing
from anyshore.strategy.queries.snapshots import broken_baselines as broken_baselines
