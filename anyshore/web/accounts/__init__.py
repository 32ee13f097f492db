"""Signing in, signing up, passwords, two steps and passkeys: allauth's pages in our templates."""
