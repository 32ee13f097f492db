"""A crowd: functions at the same moment, each on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from anyshore.kit.errors import Refused

Crowd = Callable[..., list[object]]


@pytest.fixture
def crowd(committed_db) -> Iterator[Crowd]:
    """Run functions at once; what they return, or the class of what they refuse with, in order."""
    with ThreadPoolExecutor(16, initializer=connection.ensure_connection) as pool:

        def run(*jobs: Callable[[], object]) -> list[object]:
            start = Barrier(len(jobs))

            def one(job: Callable[[], object]) -> object:
                start.wait()
                try:
                    return job()
                except Refused as refusal:
                    return type(refusal)

            return list(pool.map(one, jobs))

        yield run
        list(pool.map(lambda _: connection.close(), range(64)))
