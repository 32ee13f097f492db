"""People and organisations: who they are, where they sit, when they work, and who may do what for whom.

Nouns: user (a person), organisation (a company or an individual; it may buy, provide, or both), membership with
a role, invitation, sign-in link, verification.
"""
