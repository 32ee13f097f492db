"""The door through which time comes in: deadlines, notices, payouts, housekeeping. A job calls one action."""
