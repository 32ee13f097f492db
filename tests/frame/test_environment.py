"""What the settings read from the environment."""

import stat

import pytest

from anyshore.plumbing import environment


@pytest.fixture
def _own_data(data_folder, monkeypatch):
    monkeypatch.setenv("ANYSHORE_DATA", str(data_folder))
    monkeypatch.delenv("ANYSHORE_SECRET_KEY", raising=False)
    return data_folder


def test_the_secret_key_is_made_once_for_its_owner_alone(_own_data):
    key = environment.secret_key()
    assert len(key) >= 64
    assert environment.secret_key() == key
    assert stat.S_IMODE((_own_data / "secret-key").stat().st_mode) == 0o600
    assert {path.name for path in _own_data.iterdir()} == {"secret-key", "files", "logs"}
    assert all(stat.S_IMODE((_own_data / private).stat().st_mode) == 0o700 for private in ("files", "logs"))


def test_a_secret_key_that_others_can_read_is_refused(_own_data):
    environment.secret_key()
    (_own_data / "secret-key").chmod(0o644)
    with pytest.raises(environment.Misconfigured, match="can be read by others"):
        environment.secret_key()


def test_without_an_address_the_database_is_the_embedded_one(_own_data):
    found = environment.databases()
    assert found["default"]["USER"] == "anyshore_app"
    assert found["owner"]["USER"] == "anyshore_owner"
    assert found["default"]["HOST"] == str(environment.embedded_cluster().socket)


def test_with_an_address_the_owner_is_known_to_migrations_only(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:s%40fe@db.example:6432/shore?sslmode=require")
    found = environment.databases()
    assert set(found) == {"default"}
    place = found["default"]
    assert (place["USER"], place["PASSWORD"], place["HOST"], place["PORT"]) == ("app", "s@fe", "db.example", "6432")
    assert place["OPTIONS"]["sslmode"] == "require"
    for limit in ("lock_timeout=5s", "statement_timeout=30s", "idle_in_transaction_session_timeout=30s"):
        assert limit in place["OPTIONS"]["options"]
    assert place["CONN_HEALTH_CHECKS"] is True
    assert place["ATOMIC_REQUESTS"] is False


@pytest.mark.parametrize("url", ["sqlite:///db.sqlite3", "mysql://a@b/c", "shore"])
def test_other_databases_are_refused(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(environment.Misconfigured, match="PostgreSQL only"):
        environment.databases()


def test_https_brings_its_protections(monkeypatch):
    monkeypatch.setenv("ANYSHORE_URL", "https://work.example/")
    assert environment.public_url() == "https://work.example"
    assert "work.example" in environment.hosts()


def test_a_sandbox_stays_one_and_a_real_instance_never_becomes_one(_own_data, monkeypatch):
    monkeypatch.delenv("ANYSHORE_SANDBOX", raising=False)
    assert environment.is_sandbox() is False

    monkeypatch.setenv("ANYSHORE_SANDBOX", "1")
    environment.keep_mode()
    monkeypatch.delenv("ANYSHORE_SANDBOX")
    assert environment.is_sandbox() is True
    environment.keep_mode()
    assert (_own_data / "mode").read_text() == "sandbox\n"

    monkeypatch.setenv("ANYSHORE_SANDBOX", "0")
    with pytest.raises(environment.Misconfigured, match="holds a sandbox instance"):
        environment.is_sandbox()
