"""Pages of contracts: the list, the contract itself, awarding, offers and answers to them."""
