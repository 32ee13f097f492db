"""What a refusal is: an exception with a code, parameters and an HTTP status. The words stand at the doors."""

from __future__ import annotations

from typing import ClassVar


class Refused(Exception):
    """An action was refused and nothing changed.

    ``code`` names the reason for programs, ``status`` is the HTTP status a door answers with, and the
    keyword arguments are the parameters that the words at the door may quote.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.code, params)

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({told})"


class NotFound(Refused):
    """The thing does not exist, or is not this actor's to see: the two cannot be told apart."""

    code = "not_found"
    status = 404


class Forbidden(Refused):
    """The actor can see the thing but may not do this to it."""

    code = "forbidden"
    status = 403


class Invalid(Refused):
    """The input cannot be taken as it is. ``field`` names the input, ``reason`` the rule that refused it."""

    code = "invalid"
    status = 422


class Stale(Refused):
    """Somebody else moved the thing first."""

    code = "stale"
    status = 409


class NotAllowed(Refused):
    """The thing's state has no such move."""

    code = "not_allowed"
    status = 409
