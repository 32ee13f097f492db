"""Pages of reviews: write one, reply to one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.kit.errors import NotFound
from anyshore.reviews.actions.reply_to_review import reply_to_review
from anyshore.reviews.actions.write_review import write_review
from anyshore.web.access import signed_in
from anyshore.web.contracts.reading import act, read
from anyshore.web.contracts.review_form import WriteReview
from anyshore.web.rendering import page
from anyshore.web.reviews import forms


@signed_in
def write(request: HttpRequest, number: int) -> HttpResponse:
    """Say how it was: one score, and words if one likes."""
    found = read(request, number, "review")
    form = WriteReview(request)
    if form.accepted():
        given = {"agreement_id": found.id, "score": form.score, "words": form.values["words"]}
        done = act(request, write_review, number=number, form=form, told=_("Your review is kept."), **given)
        if done:
            return done
    return page(request, "reviews/write.html", c=found, form=form)


@signed_in
def reply(request: HttpRequest, number: int, review_id: UUID) -> HttpResponse:
    """Answer a review about oneself, once both are shown."""
    found = read(request, number, "review")
    about = found.window.theirs if found.window else None
    if about is None or about.id != review_id:
        raise NotFound()
    form = forms.Reply(request)
    if form.accepted():
        given = {"review_id": review_id, "text": form.values["text"]}
        done = act(request, reply_to_review, number=number, form=form, told=_("Your reply stands."), **given)
        if done:
            return done
    return page(request, "reviews/reply.html", c=found, about=about, form=form)
