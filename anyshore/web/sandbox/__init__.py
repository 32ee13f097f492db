"""Pages that only a sandbox has: its mailbox and its clock."""
