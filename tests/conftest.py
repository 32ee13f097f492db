"""Fixtures for all tests. Every test that touches the database does so as the application's restricted role."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

os.environ.pop("DATABASE_URL", None)
os.environ.pop("DATABASE_OWNER_URL", None)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from collections import Counter
from datetime import datetime, timedelta

import psycopg
import pytest
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from anyshore.plumbing import clock, roles
from tests import databases, emptied
from tests.factories import NOW
from tests.web.browser import chromium, visit

__all__ = ["chromium", "visit"]  # the browser's fixtures, for every test: one Chromium a run

sys.dont_write_bytecode = False  # many tests start our commands, each of which would compile the whole house first


class MachineClock(datetime):
    """The machine's clock as ``plumbing.clock`` reads it in tests: the run began three hours after ``NOW``.

    What the factories make at ``NOW`` is then as old at the doors as it was on the day the test was written.
    """

    shift = NOW + timedelta(hours=3) - datetime.now(NOW.tzinfo)

    @classmethod
    def now(cls, tz=None):
        """The shifted instant."""
        return datetime.now(tz) + cls.shift


clock.datetime = MachineClock

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")  # how fast an example is made says how busy the machine is, and nothing about the code


class Clone:
    """This worker's database: a copy of the template that can be made anew."""

    def __init__(self, template: str, worker: str) -> None:
        self.template = template
        self.name = f"run_{os.getpid()}_{worker}"
        self._make()
        databases.point_at(self.name)

    def renew(self) -> None:
        """Forget all that was committed: rows are deleted; where that is not enough, the template is copied again."""
        for connection in connections.all(initialized_only=True):
            connection.close()
        _forget_providers()
        try:
            clean = self._origin.put_back(self._cleaner)
        except psycopg.Error:  # a test threw the database away, or our connection out of it
            clean = False
        if not clean:
            self._make()

    def replace(self) -> None:
        """Another database in the place of this one."""
        for connection in connections.all(initialized_only=True):
            connection.close()
        self._make()

    def _make(self) -> None:
        databases.clone(self.template, self.name)
        self._cleaner = databases.superuser(self.name)
        self._cleaner.execute("SET session_replication_role = replica")  # no trigger forbids, no key wants an order
        self._origin = emptied.Origin.of(self._cleaner)

    def connect(self, role: str = roles.APPLICATION) -> psycopg.Connection:
        """A connection of its own to the clone, in autocommit; as the application unless told otherwise."""
        return psycopg.connect(host=str(databases.cluster().socket), user=role, dbname=self.name, autocommit=True)


def _forget_providers() -> None:
    """The index in memory knows a database by its number, which stays when rows are deleted behind its back."""
    from anyshore.catalogue.queries import shelf

    shelf._shelf = shelf._Shelf()


ABOUT_MONEY = ("ledger", "payments", "invariants")
"""Folders whose tests count as tests of money."""
ON_OTHERS = ("ledger", "frame")
"""Of the tests of money, the folders that run on another PostgreSQL in every run, and with them all races: functions,
triggers, grants, migrations and locks, where one version may differ from another. The long run has all of money."""


STARTING = ("demo", "frame")
"""Folders whose tests start whole programs."""


def pytest_configure(config):
    """Of several workers each takes the next file in our order, not in that of how many tests it holds."""
    config.option.loadscopereorder = False


def pytest_ignore_collect(collection_path, config):
    """For the run on another PostgreSQL, do not read the files of which no test runs there."""
    if config.option.markexpr.startswith("engine") and collection_path.name.startswith("test_"):
        return None if _on_others(collection_path) else True
    return None


def pytest_collection_modifyitems(config, items):
    """Mark the tests of money by their folder. For workers, put the files that take long first.

    A long file that begins last keeps one worker busy while the others have nothing left to do.
    """
    weights = Counter()
    for item in items:
        if _folder(item.path) in ABOUT_MONEY:
            item.add_marker(pytest.mark.money)
        if item.get_closest_marker("money") and _on_others(item.path):
            item.add_marker(pytest.mark.engine)
        weights[item.path] += _weight(item)
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: -weights[item.path])


def pytest_collection_finish():
    """What is loaded by now stays: the collector need not look at it again and again, a tenth of a test's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _folder(path) -> str:
    return path.relative_to(Path(__file__).parent).parts[0]


def _on_others(path) -> bool:
    return _folder(path) in ON_OTHERS or "races" in path.name


def _weight(item) -> float:
    """How long a test of this kind takes, roughly; in tests that commit and no more."""
    marker = item.get_closest_marker("django_db")
    if _folder(item.path) in STARTING or "visit" in item.fixturenames:
        return 4
    if "transactional_db" in item.fixturenames or (marker and marker.kwargs.get("transaction")):
        return 1
    return 0.3 if marker or "db" in item.fixturenames else 0.02


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker):
    """Instead of pytest-django's: clone the template, connect as the application."""
    if not databases.is_installed():
        pytest.skip(f"there is no PostgreSQL in {os.environ['ANYSHORE_TEST_DATABASE']}")
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    with django_db_blocker.unblock():
        clone = Clone(databases.template(), worker)
    renewing = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda _case: clone.renew()
    yield clone
    TransactionTestCase._fixture_teardown = renewing
    with django_db_blocker.unblock():
        for connection in connections.all(initialized_only=True):
            connection.close()
        databases.drop(clone.name)


@pytest.fixture
def clone(django_db_setup, transactional_db) -> Clone:
    """This worker's database for tests that commit or need several connections; thrown away after the test."""
    return django_db_setup


@pytest.fixture
def committed_db(clone) -> Clone:
    """The same by the name that says what it is for: what the test does is really committed."""
    return clone


@pytest.fixture
def as_owner(clone):
    """A connection as the owner of the tables, to the clone: for what only a migration or an intruder could do."""
    with clone.connect(roles.OWNER) as connection:
        yield connection


@pytest.fixture
def as_application(clone):
    """A connection as the application's role, to the clone, beside Django's."""
    with clone.connect() as connection:
        yield connection
