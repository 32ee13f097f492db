"""Duties: what a contract asks of a side by a day. ``keeping`` holds their states and how their days repeat,
``sources`` makes them out of a version's lines, terms and clauses, and out of a contract that was made elsewhere."""
