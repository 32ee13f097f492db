"""Every component with its states, fed with fixed rows: for those who write pages, in a sandbox or while debugging."""
