"""Threads and messages about any subject: a request, a proposal, an agreement. Nouns: thread, participant, message."""
