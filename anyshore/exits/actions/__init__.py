"""The verbs that end agreements."""
