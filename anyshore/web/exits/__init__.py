"""Pages of the ways out: cancelling, notice, dividing what is held, and the operator's ruling."""
