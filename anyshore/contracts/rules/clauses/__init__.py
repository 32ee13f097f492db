"""The clause library: each clause is a text in four languages, typed parameters with limits, and, where it acts, a
rule with the same parameters. A published version never changes."""
