"""Money held and moved for agreements: holdings a milestone, fees, bonuses, recorded payments, payouts.

Nouns: holding, hold (money frozen by the operator), payment record, bonus, payout. Rails: one file per way in
and out. The ledger below knows addresses only; what they mean stands here.
"""
