"""Reads of sourcing, by noun. Every one starts from what the actor may see."""
