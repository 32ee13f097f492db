"""Pages of hardship: talks about new terms, what was agreed in them, and their end."""
