"""Views of sourcing, by noun."""
