"""Pages of conversations: the inbox and one thread."""
