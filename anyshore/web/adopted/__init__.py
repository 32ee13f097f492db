"""Contracts that were made elsewhere and are kept here: the register, one of them, and the supplier's way in."""
