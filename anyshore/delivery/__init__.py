"""The work: what was submitted against a milestone, what was asked to change, what was accepted, and by whom or
by whose silence. Nouns: work (one a milestone), submission, change request, defect.
"""
