"""Reads of transitions, all from what the actor may see. The nouns: loading, pages, waiting, told."""
