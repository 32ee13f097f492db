"""The ledger: accounts by address and transfers between them. It knows addresses, not people.

A *transfer* is one row: one account debited, one credited, one positive amount. So the sum over all accounts
is zero by construction. Rows never change; a correction is a reversing transfer. *Posting* is asking for a
transfer. *Sealing* puts transfers, in batches, into a Merkle tree each and the trees into one chain of hashes;
a *head* is that chain's end on a day, made public. docs/algorithms/ledger.md tells all of it with examples.
"""
