"""Views of contracts, by noun."""
