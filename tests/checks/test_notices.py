"""Every event has its entry in jobs/notices."""

from __future__ import annotations

from checks.rules import notices

EVENTS = """
from dataclasses import dataclass

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(Event):
    pass


class _Shared(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class NoticeGiven(_Shared):
    pass


class Terms:
    pass
"""


def test_an_event_without_a_notice_is_found_also_when_it_is_only_imported(house):
    house.write("anyshore/contracts/events.py", EVENTS)
    house.write(
        "anyshore/jobs/notices/contracts.py",
        "from anyshore.contracts.events import AgreementSigned, NoticeGiven\nNOTICES = {AgreementSigned: silent('why')}\n",
    )
    assert house.found(notices) == [
        "anyshore/contracts/events.py:16: NoticeGiven has no notice in anyshore/jobs/notices/contracts.py"
    ]


def test_a_domain_without_a_table_of_notices_is_found(house):
    house.write("anyshore/contracts/events/signing.py", EVENTS)
    assert len(house.found(notices)) == 2


def test_entries_of_every_form_pass(house):
    house.write("anyshore/contracts/events.py", EVENTS)
    house.write(
        "anyshore/jobs/notices/contracts.py",
        """
        from anyshore.contracts import events
        from anyshore.contracts.events import AgreementSigned

        @notice(AgreementSigned)
        def signed(event): ...

        NOTICES = {events.NoticeGiven: None}
        """,
    )
    assert house.found(notices) == []


def test_a_name_as_a_string_is_an_entry_and_one_of_no_event_is_left_over(house):
    house.write("anyshore/contracts/events.py", EVENTS)
    table = 'NOTICES: dict[str, Notice] = {\n    "AgreementSigned": signed,\n    "NoticeGiven": Silent("why"),\n    "Gone": gone,\n}\n'
    house.write("anyshore/jobs/notices/contracts.py", table)
    assert house.found(notices) == ["anyshore/jobs/notices/contracts.py:4: Gone is no event of the domain"]
