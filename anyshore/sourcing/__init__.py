"""From a need to an award: requests, invitations, questions, proposals, scores.

Nouns: request (with criteria, screening questions, versions), invitation, question, proposal (a signed offer
with an expiry; with milestones, answers, versions), score.
"""
