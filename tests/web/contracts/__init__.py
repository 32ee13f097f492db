"""Tests of the pages of contracts, work, money, ends and reviews."""
