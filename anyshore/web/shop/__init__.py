"""Packages: the list, one package, the purchase of it, what was bought; and one's own offers."""
