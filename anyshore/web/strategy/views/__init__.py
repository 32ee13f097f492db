"""Views of deciding."""
