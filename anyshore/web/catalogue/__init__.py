"""Pages of the catalogue: providers, one provider, one's own profile."""
