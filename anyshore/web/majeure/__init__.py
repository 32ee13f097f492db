"""Pages of force majeure: what a side reports, what the other says to it, and that it is over."""
