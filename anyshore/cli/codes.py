"""Exit codes that mean something to the supervisor."""

NOT_FIT = 3
"""A process that refuses to serve: starting it again would not help."""
