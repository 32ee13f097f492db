"""The command line: a door for operators and for those who try Anyshore out."""
