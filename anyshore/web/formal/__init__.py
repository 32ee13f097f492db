"""Pages of formal notices: what one side says to the other in writing under a clause."""
