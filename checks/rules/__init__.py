"""One rule of the house a file: ``check(tree)`` yields what is not as it should be."""
