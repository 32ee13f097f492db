"""What can be done with requests and proposals, one verb a file."""
