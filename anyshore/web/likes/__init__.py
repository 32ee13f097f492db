"""What happened to jobs like this: a part of a page, and a page of its own for readers without scripts."""
