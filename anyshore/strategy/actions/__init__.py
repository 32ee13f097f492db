"""One verb a file: what can be done to an inventory."""
