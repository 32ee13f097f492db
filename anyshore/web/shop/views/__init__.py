"""Views of the shop: packages as everybody sees them, one's own, and what was bought."""
