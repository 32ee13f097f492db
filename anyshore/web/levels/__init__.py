"""Pages of service levels: what was measured, what it came to, and where credits went."""
