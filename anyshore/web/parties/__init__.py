"""Pages of people and organisations: one's profile, one's organisation and its members, invitations, links."""
