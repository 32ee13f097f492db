"""What can be done about approvals, one verb a file."""
