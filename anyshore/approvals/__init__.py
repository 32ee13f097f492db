"""Who in an organisation must agree before it binds itself above a sum. Nouns: rule, group, absence, rate, approval,
seat.

It knows what is asked about only as a kind and an id, with a title, an amount, a link and a hash of the content: the
domains above ask, and count an approval for that content alone.
"""
