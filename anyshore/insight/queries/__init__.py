"""Reads over the whole house: what needs somebody, what silence will do, what there is to find."""
