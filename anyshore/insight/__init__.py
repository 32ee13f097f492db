"""Read-only: what needs you, if nobody acts, search, the figures of an instance. It writes nothing."""
