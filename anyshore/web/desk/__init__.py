"""The desk: what was handed in, looked at by kind of work, with comments on the very place."""
