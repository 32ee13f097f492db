"""The tree, the list of rules, and the one command."""

from __future__ import annotations

from checks import house as the_house
from checks.__main__ import main, tools
from checks.house import ROOT, RULES, findings
from checks.rules import contracts
from checks.tree import Tree


def test_every_rule_file_is_run_and_has_its_test():
    files = {path.stem for path in (ROOT / "checks/rules").glob("*.py")} - {"__init__"}
    assert {name.replace("-", "_") for name in RULES} == files
    for name in files:
        assert (ROOT / f"tests/checks/test_{name}.py").exists(), name


def with_contracts(house) -> None:
    """Give the house the real import contracts."""
    for name in (contracts.CONFIG, contracts.TABLES):
        house.write(name, (ROOT / name).read_text())


def test_findings_name_path_line_and_rule(house):
    with_contracts(house)
    house.write("anyshore/common/a.py", "import anyshore\n")
    assert list(findings(Tree(house.root))) == [
        "anyshore/common:1: [rooms] stands on no floor: give it one in anyshore/settings/floors.py"
    ]


def test_the_house_fails_with_findings_and_passes_without(house, monkeypatch, capsys):
    with_contracts(house)
    monkeypatch.setattr(the_house, "ROOT", house.root)
    assert the_house.main() == 0
    house.write("anyshore/helpers.py")
    assert the_house.main() == 1
    assert "anyshore/helpers.py:1: [rooms]" in capsys.readouterr().out


def test_a_file_that_does_not_parse_is_a_finding(house, monkeypatch, capsys):
    with_contracts(house)
    house.write("anyshore/kit/a.py", "def (\n")
    monkeypatch.setattr(the_house, "ROOT", house.root)
    assert the_house.main() == 1
    assert capsys.readouterr().out.startswith("anyshore/kit/a.py:1: ")


def test_imports_are_resolved_to_full_names(house):
    house.write(
        "anyshore/kit/a.py",
        "import os.path\nimport a.b as c\nfrom d import e as f\nf.g(1)\nc.h(2)\nos.path.join(3)\n[](4)\n",
    )
    (module,) = Tree(house.root).modules("anyshore/kit")
    assert [name for name, _ in module.calls] == ["d.e.g", "a.b.h", "os.path.join", ""]


def test_floors_have_an_order(house):
    tree = Tree(house.root)
    assert tree.rank("settings") == 0
    assert tree.rank("payments") < tree.rank("contracts") < tree.rank("kit")
    assert tree.rank("parties") == tree.rank("ledger")
    assert tree.rank("utils") is None


def test_the_command_refuses_a_name_it_does_not_know(capsys):
    assert main(["imprts"]) == 2
    assert "imports" in capsys.readouterr().out


def test_every_tool_of_the_house_is_called():
    called = " ".join(word for command in tools().values() for word in command)
    for tool in (
        "ruff check",
        "ruff format",
        "mypy",
        "djlint",
        "deptry",
        "checks.imports",
        "checks.house",
        "checks.unused",
    ):
        assert tool in called


def test_the_command_says_how_each_check_ended(monkeypatch, capsys):
    monkeypatch.setattr("checks.__main__.tools", lambda: {"good": ["true"], "bad": ["sh", "-c", "echo why; exit 3"]})
    assert main([]) == 1
    told = capsys.readouterr().out
    assert "ok   good" in told
    assert "FAIL bad" in told
    assert "why" in told
    assert main(["good"]) == 0
