"""Fields that are chosen rather than written: one of several, several of many, yes, files, and what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.plumbing import formats
from anyshore.web.forms.field import Field, Mistake, Sent, Words

Option = tuple[str, Words] | tuple[str, Words, Words]


class Choice(Field):
    """One of several -> str. ``look``: radio, select or segmented. ``options`` are (value, word[, note]), or a function
    that gives them when the page is shown, in the reader's language."""

    kind = "choice"
    missing = gettext_lazy("Choose one")

    def __init__(
        self,
        label: Words = "",
        *,
        options: Iterable[Option] | Callable[[], Iterable[Option]] = (),
        look: str = "select",
        **rest: Any,
    ) -> None:
        super().__init__(label, look=look, **rest)
        self.options = options if callable(options) else list(options)

    def options_for(self, form: Sent) -> Sequence[tuple[str, str, str]]:
        found: Any = form.options.get(self.name, self.options)
        given: Iterable[tuple[Words, ...]] = found() if callable(found) else found
        return [(str(one[0]), str(one[1]), str(one[2]) if len(one) > 2 else "") for one in given]

    def empty(self) -> Any:
        return ""

    def parsed(self, text: str, form: Sent) -> Any:
        if text not in {value for value, _word, _note in self.options_for(form)}:
            raise Mistake(_("Choose one of the list"))
        return text


class Choices(Choice):
    """Several of many -> list[str]. ``look``: checkbox or tags."""

    kind = "choices"
    missing = gettext_lazy("Choose at least one")

    def __init__(
        self,
        label: Words = "",
        *,
        options: Iterable[Option] | Callable[[], Iterable[Option]] = (),
        look: str = "checkbox",
        max_chosen: int = 100,
        **rest: Any,
    ) -> None:
        super().__init__(label, options=options, look=look, **rest)
        self.max_chosen = max_chosen

    def take(self, posted: Sequence[str], form: Sent) -> list[str]:
        chosen = list(dict.fromkeys(text for text in posted if text))
        if not chosen and self.required:
            raise Mistake(str(self.missing_words))
        if not set(chosen) <= {value for value, _word, _note in self.options_for(form)}:
            raise Mistake(_("Choose from the list"))
        if len(chosen) > self.max_chosen:
            raise Mistake(_("Choose at most %(max)s") % {"max": self.max_chosen})
        return chosen

    def shown(self, value: Any) -> Sequence[str]:
        return [str(one) for one in value or ()]


class Flag(Field):
    """Yes or no -> bool. A required one must be yes."""

    kind = "flag"
    missing = gettext_lazy("Tick this to go on")

    def take(self, posted: Sequence[str], form: Sent) -> bool:
        if posted and posted[0]:
            return True
        if self.required:
            raise Mistake(str(self.missing_words))
        return False

    def shown(self, value: Any) -> Sequence[str]:
        return ["on"] if value else []


class Files(Field):
    """Files -> list[UploadedFile]. The form that holds it is sent as multipart."""

    kind = "files"
    missing = gettext_lazy("Choose a file")

    def __init__(self, label: Words = "", *, max_files: int = 20, accept: str = "", **rest: Any) -> None:
        super().__init__(label, **rest)
        self.max_files = max_files
        if accept:
            self.attributes["accept"] = accept

    def take(self, posted: Sequence[str], form: Sent) -> list[Any]:
        files = form.uploads(self.name)
        if not files and self.required:
            raise Mistake(str(self.missing_words))
        if len(files) > self.max_files:
            raise Mistake(_("Choose at most %(max)s files") % {"max": self.max_files})
        limit = settings.ANYSHORE_FILE_MAX_BYTES
        for file in files:
            if (file.size or 0) > limit:
                told = {"name": file.name, "limit": formats.filesize_text(limit)}
                raise Mistake(_("Choose a smaller file than %(name)s: the limit is %(limit)s") % told)
            if not file.size:
                raise Mistake(_("%(name)s is empty: choose another file") % {"name": file.name})
        return files

    def shown(self, value: Any) -> Sequence[str]:
        return []


class Hidden(Field):
    """What the page carries along -> the value of ``inner`` (Text if not said)."""

    kind = "hidden"

    def __init__(self, inner: Field, **rest: Any) -> None:
        super().__init__("", **{"required": inner.required, "initial": inner.initial, **rest})
        self.inner = inner

    def parsed(self, text: str, form: Sent) -> Any:
        return self.inner.parsed(text, form)

    def shown(self, value: Any) -> Sequence[str]:
        return self.inner.shown(value)
