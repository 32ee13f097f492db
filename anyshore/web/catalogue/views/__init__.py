"""Views of the catalogue: providers as everybody sees them, and one's own profile."""
