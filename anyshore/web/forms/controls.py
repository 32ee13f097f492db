"""Fields that are chosen rather than written: one of several, several of many, yes, files, and what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.plumbing import files, formats
from anyshore.web.forms.field import Field, Mistake, Sent, Words

Option = tuple[str, Words] | tuple[str, Words, Words]


class Choice(Field):
    """One of several -> str. ``look``: radio, select or segmented. ``options`` are (value, word[, note]), or a
    function that gives them when the page is shown, in the reader's language."""

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


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that came before the form, in pieces: the form names it. ``size`` in bytes."""

    id: UUID
    name: str
    size: int


class Files(Field):
    """Files -> list of UploadedFile and Kept. The form that holds it is sent as multipart.

    Where scripts run, a file goes up in pieces as soon as it is chosen, unless it is wanted ``whole``, to be read with
    the form.
    """

    kind = "files"
    missing = gettext_lazy("Choose a file")

    def __init__(
        self, label: Words = "", *, max_files: int = 20, accept: str = "", whole: bool = False, **rest: Any
    ) -> None:
        super().__init__(label, **rest)
        self.max_files, self.whole = max_files, whole
        if accept:
            self.attributes["accept"] = accept
        if not whole:
            self.attributes["data-pieces"] = "/uploads/"

    def options_for(self, form: Sent) -> Sequence[tuple[str, str, str]]:
        """What came in pieces: a form that is shown again still has it."""
        kept = [one for one in form.values.get(self.name, ()) if isinstance(one, Kept)]
        return [(str(one.id), one.name, formats.filesize_text(one.size)) for one in kept]

    def take(self, posted: Sequence[str], form: Sent) -> list[Any]:
        sent = form.uploads(self.name)
        chosen = [*self._kept(posted, form), *sent]
        if not chosen and self.required:
            raise Mistake(str(self.missing_words))
        if len(chosen) > self.max_files:
            raise Mistake(_("Choose at most %(max)s files") % {"max": self.max_files})
        limit = settings.ANYSHORE_FILE_MAX_BYTES
        for file in sent:
            if (file.size or 0) > limit:
                told = {"name": file.name, "limit": formats.filesize_text(limit)}
                raise Mistake(_("Choose a smaller file than %(name)s: the limit is %(limit)s") % told)
            if not file.size:
                raise Mistake(_("%(name)s is empty: choose another file") % {"name": file.name})
        return chosen

    def _kept(self, posted: Sequence[str], form: Sent) -> list[Kept]:
        """The files that the form names, which this person must have sent."""
        if not any(posted):
            return []
        try:
            wanted = list(dict.fromkeys(UUID(one) for one in posted if one))
        except ValueError:
            wanted = []
        found = {} if self.whole else files.names_of(wanted, by=form.sender_id)
        if not wanted or len(found) != len(wanted):
            raise Mistake(_("A file is not here any more. Choose it again"))
        return [Kept(one, *found[one]) for one in wanted]

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
