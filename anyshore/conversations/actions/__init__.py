"""What can be done in conversations, one verb a file."""
