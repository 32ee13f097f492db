"""Pages for many small tasks at once: a list, providers, the best assignment, and one sending."""
