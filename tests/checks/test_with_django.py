"""Django's own checks run without a database, and a missing migration fails them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from checks.house import ROOT
from checks.with_django import environment

SETTINGS = """
import os

SECRET_KEY = os.environ["ANYSHORE_SECRET_KEY"]
INSTALLED_APPS = ["anyshore.contracts"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "127.0.0.1", "PORT": 1, "NAME": "none"}}
USE_TZ = True
"""
MODELS = """
from django.db import models

class Agreement(models.Model):
    title = models.TextField(default="")
"""
MIGRATION = """
from django.db import migrations, models

class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            "Agreement",
            [("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False, verbose_name="ID"))],
        ),
        migrations.AddField("agreement", "title", models.TextField(default="")),
    ]
"""


@pytest.fixture
def checked(house):
    """A house with one table; calling it runs the check there and returns exit code and output."""
    house.write("anyshore/settings/__init__.py", SETTINGS)
    house.write("anyshore/contracts/models.py", MODELS)
    house.write("anyshore/contracts/migrations/__init__.py")
    house.write("anyshore/contracts/migrations/0001_initial.py", MIGRATION)

    def run() -> tuple[int, str]:
        given = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "checks.with_django"]
        ended = subprocess.run(command, cwd=house.root, env=given, capture_output=True, text=True, check=False)
        return ended.returncode, ended.stdout + ended.stderr

    return run


def test_a_house_in_order_passes_without_a_database(checked):
    code, told = checked()
    assert code == 0, told


def test_a_missing_migration_fails(checked, house):
    house.write("anyshore/contracts/models.py", MODELS + "    words = models.TextField(default='')\n")
    code, told = checked()
    assert code == 1
    assert "words" in told


def test_a_warning_of_a_system_check_fails(checked, house):
    house.write("anyshore/contracts/models.py", MODELS.replace('default=""', "choices=3"))
    code, told = checked()
    assert code == 1
    assert "choices" in told


def test_the_environment_names_no_database_that_answers(tmp_path):
    given = environment(str(tmp_path))
    assert given["DATABASE_URL"] == "postgresql://checks@127.0.0.1:1/none"
    assert given["ANYSHORE_DATA"] == str(tmp_path)
