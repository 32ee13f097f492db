"""Pages of sourcing: requests, proposals, and their comparison."""
