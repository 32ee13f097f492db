"""Pages of matching: who fits a request, which requests fit a provider, how one is found, and the formula."""
