"""The languages of the interface: found in folders, compiled when they change, an operator's over ours."""

import gettext

import pytest

from anyshore.plumbing import languages
from anyshore.plumbing.environment import Misconfigured

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def write(folder, code, **words):
    path = folder / code / languages.PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    entries = "".join(f'msgid "{english}"\nmsgstr "{said}"\n\n' for english, said in words.items())
    path.write_text(HEAD + entries, encoding="utf-8")
    return path


def spoken(into, code, english):
    return gettext.translation("django", into, [code]).gettext(english)


def test_every_folder_of_words_is_a_language_with_its_own_name(tmp_path):
    write(tmp_path, "pt_BR", Sign="Assinar")
    write(tmp_path, "de", Sign="Unterschreiben")
    write(tmp_path, "nobody-speaks-this", Sign="?")
    assert languages.spoken([tmp_path]) == [("en", "English"), ("de", "Deutsch"), ("pt-br", "Português (Brasil)")]


def test_words_are_compiled_once_and_again_when_they_change(tmp_path):
    ours, into = tmp_path / "ours", tmp_path / "compiled"
    path = write(ours, "de", Sign="Zeichnen")
    assert languages.compile_changed(into, [ours]) == ["de"]
    assert spoken(into, "de", "Sign") == "Zeichnen"
    assert languages.compile_changed(into, [ours]) == []
    write(ours, "de", Sign="Unterschreiben hier")
    assert path.exists()
    assert languages.compile_changed(into, [ours]) == ["de"]
    gettext._translations.clear()  # gettext keeps what it read
    assert spoken(into, "de", "Sign") == "Unterschreiben hier"


def test_an_operators_words_stand_over_ours_and_the_rest_stays(tmp_path):
    ours, theirs, into = tmp_path / "ours", tmp_path / "theirs", tmp_path / "compiled"
    write(ours, "fr", Sign="Signer", Pay="Payer")
    write(theirs, "fr", Sign="Apposer sa signature", Pay="")
    write(theirs, "nl", Sign="Ondertekenen")
    assert languages.compile_changed(into, [ours, theirs]) == ["fr", "nl"]
    assert [spoken(into, "fr", english) for english in ("Sign", "Pay")] == ["Apposer sa signature", "Payer"]
    assert spoken(into, "nl", "Sign") == "Ondertekenen"


@pytest.mark.parametrize("data", [b"", b"a letter to somebody", b'msgid "Sign"\nmsgstr "\xff\xfe"\n'])
def test_a_file_that_is_not_understood_is_named(tmp_path, data):
    path = write(tmp_path, "es")
    path.write_bytes(data)
    with pytest.raises(Misconfigured, match=f"{languages.PLACE} is no file of words"):
        languages.compile_changed(tmp_path / "compiled", [tmp_path])


@pytest.mark.parametrize("said", ["%(sum)s wird an %(nme)s gezahlt", "%(sum)s wird gezahlt", "wird gezahlt %"])
def test_words_that_would_break_a_page_are_left_out(tmp_path, said):
    ours, into = tmp_path / "ours", tmp_path / "compiled"
    write(ours, "de", **{"%(sum)s is paid to %(name)s": said, "Sign": "Unterschreiben"})
    languages.compile_changed(into, [ours])
    gettext._translations.clear()
    assert spoken(into, "de", "%(sum)s is paid to %(name)s") == "%(sum)s is paid to %(name)s"
    assert spoken(into, "de", "Sign") == "Unterschreiben"
