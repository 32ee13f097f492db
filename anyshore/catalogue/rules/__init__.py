"""Pure rules of the catalogue: categories, skills and how a text suggests them. Import from the noun's own file."""
