"""Pages of claims: what one side asks the other for, how it is answered, and what counts towards the limit."""
