"""The pages of the work board of a contract: columns, one item, adding, moving, comments, the archive."""
