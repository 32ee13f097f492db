"""The rules of sourcing, by noun: states, terms of a request, offers, scoring, clocks, refusals. Pure."""
