"""How the work moves to the provider: a plan in waves that both agree, a kick-off list, knowledge that its receiver
signs off, access that is given and one day revoked, and gates that a person opens. Nouns: transition (one an
agreement), wave, consent, kick-off item, knowledge, access.
"""
