"""Pages of the work: handing in, accepting, asking for changes, and the review's clock."""
