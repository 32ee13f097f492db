"""Pages of the list of defects: what was reported of accepted work, and what became of it."""
