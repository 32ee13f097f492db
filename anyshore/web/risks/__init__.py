"""What can go wrong with an option, and the limits on how much may stand in one place."""
