"""How an agreement ends: completed, cancelled, by notice, by both sides' consent, by the operator's ruling; and the
settlement that leaves nothing held. Nouns: ending, notice, refund offer, ruling.
"""
