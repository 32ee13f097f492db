"""The floors of the house from the top down. What stands on a floor knows the floors below it, never those above.

Names on one line do not know each other. A floor that is not yet built keeps its place here. The import contracts
(``.importlinter``) say the same, and so does the system check of relations (``plumbing/checks.py``).
"""

FLOORS: tuple[tuple[str, ...], ...] = (
    ("settings",),
    ("cli", "demo"),
    ("web", "api", "jobs"),
    ("insight",),
    ("moderation",),
    ("exits",),
    ("disputes", "knowledge", "reviews"),
    ("payments",),
    ("delivery", "transition"),
    ("contracts",),
    ("sourcing",),
    ("strategy",),
    ("catalogue",),
    ("approvals", "conversations"),
    ("parties", "ledger"),
    ("plumbing",),
    ("kit",),
)
