"""What can be had and from whom: categories, skills, provider profiles, portfolio, standing.

Nouns: category and skill (in rules: they are the same on every instance), profile, portfolio item, standing.
"""
