"""Pages of what both sides say of each other after the end."""
