"""What looks for faults on every page finds them: also on a page that was looked at before."""

from __future__ import annotations

from tests.web.browser import COLOURS, overflow, violations

PAGE = """<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>
<p style="color: #111; background: #fff">Words</p></main></html>"""


def test_a_fault_is_found_once_it_is_there(chromium):
    page = chromium.new_page(viewport={"width": 360, "height": 600})
    page.set_content(PAGE)
    assert violations(page) == []
    page.evaluate("document.querySelector('p').style.color = '#ddd'")
    assert [one.split(":")[0] for one in violations(page)] == ["color-contrast"]
    assert [one.split(":")[0] for one in violations(page, *COLOURS)] == ["color-contrast"]
    page.evaluate("document.querySelector('main').append(new Image())")
    assert [one.split(":")[0] for one in violations(page)] == ["color-contrast", "image-alt"]
    assert overflow(page) == 0
    page.evaluate("document.querySelector('p').style.width = '400px'")
    assert overflow(page) > 0
    page.close()
