"""Duties: the list of a contract and of an organisation, one with its record, and calendars that read them."""
