"""Saved searches, feeds and what search engines read."""
