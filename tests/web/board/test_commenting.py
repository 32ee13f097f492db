"""Editing and withdrawing a comment through the pages, without scripts."""

from __future__ import annotations

import pytest

from tests.web.board.test_pages import board
from tests.web.contracts.scenes import browser, post, running, text

pytestmark = pytest.mark.django_db


def test_the_author_edits_and_withdraws_and_others_read_what_it_said_before():
    made = running()
    board(made, "Sketches")
    path, mine, theirs = f"{made.path}board/1/", browser(made.client), browser(made.provider)
    assert post(mine, path, words="Blue?").status_code == 303
    edit, withdraw = f"{path}comments/1/edit/", f"{path}comments/1/withdraw/"
    assert edit in text(mine.get(path))
    assert edit not in text(theirs.get(path))
    assert "Blue?" in text(mine.get(edit))
    assert theirs.get(edit).status_code == 403
    assert mine.get(f"{path}comments/2/edit/").status_code == 404
    done = post(mine, edit, words="Green?")
    assert (done.status_code, done["Location"]) == (303, f"{path}#comment-1")
    shown = text(theirs.get(path))
    assert "Green?" in shown
    assert "edited" in shown
    assert shown.index("What it said before") < shown.index("Blue?")
    assert post(theirs, withdraw).status_code == 403
    assert post(mine, withdraw).status_code == 303
    shown = text(theirs.get(path))
    assert "Withdrawn" in shown
    assert "Green?" not in shown
    assert "Blue?" not in shown
    assert edit not in text(mine.get(path))
