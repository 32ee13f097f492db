"""The checks: what HOUSE says in words, held by the machine. ``python -m checks`` runs all of it.

They stand beside the package and its tests: they are not shipped with the product, need no database, and read
the tree as text, so they also say something about a tree that does not run. Each rule is one file in
``checks/rules`` and has a test in ``tests/checks`` with lines it must catch and lines it must let pass.
"""
