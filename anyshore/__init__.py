"""Anyshore: the open platform for online outsourcing."""

__version__ = "0.1.0"
