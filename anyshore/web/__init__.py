"""The door for people: pages, forms and the look of both. It parses, calls one action or one query, and renders."""
