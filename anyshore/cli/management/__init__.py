"""Commands of this door that Django finds by their file names."""
