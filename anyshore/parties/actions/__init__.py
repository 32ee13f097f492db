"""What can be done with people and organisations, one verb a file."""
