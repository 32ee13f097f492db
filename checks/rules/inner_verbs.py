"""A door imports no inner verb: an action that an action on a higher floor calls.

Called alone it would do half: ``accept_submission`` would accept and never pay. The door calls the outermost verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.rules.actions import actions
from checks.tree import Finding, Tree, names_floor

EXCEPTIONS: dict[tuple[str, str], str] = {
    ("web", "parties.actions.create_organisation"): "a person may found an organisation without asking for any work",
    (
        "web",
        "parties.actions.make_sign_in_link",
    ): "whoever forgot a password gets a link that signs in and does no more",
    ("web", "parties.actions.use_sign_in_link"): "a link that publishes nothing only signs in",
    (
        "web",
        "conversations.actions.post_message",
    ): "people write to each other; a first question also opens its thread",
    ("web", "contracts.actions.award_proposal"): "a project is awarded first, read, and signed and funded later",
    ("cli", "parties.actions.create_organisation"): "imported work needs its parties before any of it is posted",
    ("cli", "parties.actions.register_person"): "imported work needs its parties before any of it is posted",
    (
        "demo",
        "conversations.actions.post_message",
    ): "people write to each other; a first question also opens its thread",
    ("demo", "contracts.actions.award_proposal"): "a project is awarded first, read, and signed and funded later",
    ("demo", "parties.actions.create_organisation"): "the people of the story come before their work",
    ("demo", "parties.actions.make_sign_in_link"): "the printed logins have confirmed addresses",
    ("demo", "parties.actions.register_person"): "the people of the story come before their work",
    ("demo", "parties.actions.use_sign_in_link"): "the printed logins have confirmed addresses",
}
"""Doors that may import an inner verb, and why: ``{(door, verb): reason}``. One without need is found too."""


def check(tree: Tree) -> Iterator[Finding]:
    """Every import by a door of an action that a higher action calls."""
    inner = inner_verbs(tree)
    used: set[tuple[str, str]] = set()
    for module in tree.modules(*(f"anyshore/{door}" for door in tree.doors)):
        door = names_floor(module.name)
        for name, line in module.imported():
            found = _action_in(name, tree.domains)
            if found not in inner:
                continue
            key = (door, found.removeprefix("anyshore."))
            if key in EXCEPTIONS:
                used.add(key)
            else:
                yield Finding(module.path, line, f"{key[1]} is an inner verb of {inner[found]}: call that one")
    for key in sorted(set(EXCEPTIONS) - used):
        if (tree.root / "checks/rules/inner_verbs.py").is_file():
            yield Finding("checks/rules/inner_verbs.py", 1, f"the exception {key} is no longer needed")


def inner_verbs(tree: Tree) -> dict[str, str]:
    """Inner verbs and one higher action that calls each, both as dotted module names."""
    found: dict[str, str] = {}
    for module in actions(tree):
        height = tree.rank(names_floor(module.name))
        for name, _ in module.imported():
            called = _action_in(name, tree.domains)
            below = tree.rank(names_floor(called))
            if called and height is not None and below is not None and height < below:
                found.setdefault(called, module.name.removeprefix("anyshore."))
    return found


def _action_in(name: str, domains: tuple[str, ...]) -> str:
    """The action module that an imported name stands for or in: empty if none."""
    parts = name.split(".")
    if len(parts) >= 4 and parts[0] == "anyshore" and parts[1] in domains and parts[2] == "actions":
        return ".".join(parts[:4])
    return ""
