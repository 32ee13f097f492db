"""The operator's pages: what waits for them."""
