"""The agreement: who does what for how much by when, under which terms, in which version, signed by whom.

Nouns: agreement, version (text and hash, chained to the one before), signature, milestone, reading grant.
Delivery, money and the end of an agreement belong to later stages.
"""
