"""What both sides say after the end: one score each and optional words, double-blind, only on paid contracts between
unrelated parties. Nouns: window (one an agreement), review, reply.
"""
