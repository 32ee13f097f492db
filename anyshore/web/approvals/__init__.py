"""Approvals: the rules of an organisation, the queue, and the page on which somebody agrees or declines."""
