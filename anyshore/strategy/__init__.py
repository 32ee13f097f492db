"""Whether to outsource at all: what an organisation does, what it costs, and what is core.

Nouns: inventory (one a client, the root of all), activity (a tree of departments, processes, activities and tasks,
with cost lines, measures, capacity and ratings), baseline (an activity as it stood at a decision, frozen).
"""
