"""Pages of money: funding, releasing, giving more, payments between the parties, balances and payouts."""
