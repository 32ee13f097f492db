"""The clause library: text and rule cannot disagree."""
