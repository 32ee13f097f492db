"""Today: what needs the reader, soonest first, with what silence will do; and the search over everything."""
