"""Addresses of requests and proposals."""

from django.urls import path

from anyshore.web.sourcing.views import brief, deciding, guests, proposals, requests, talking, writing

app_name = "sourcing"
urlpatterns = [
    path("requests/", requests.requests, name="requests"),
    path("requests/mine/", requests.mine, name="mine"),
    path("requests/new/", writing.new, name="new"),
    path("requests/new/guess/", writing.guess, name="guess"),
    path("requests/new/brief/", brief.checked, name="brief"),
    path("requests/new/sent/", guests.sent, name="sent"),
    path("requests/<int:number>/", requests.request, name="request"),
    path("requests/<int:number>/edit/", writing.edit, name="edit"),
    path("requests/<int:number>/publish/", writing.publish, name="publish"),
    path("requests/<int:number>/again/", writing.again, name="again"),
    path("requests/<int:number>/discard/", writing.discard, name="discard"),
    path("requests/<int:number>/close/", deciding.close, name="close"),
    path("requests/<int:number>/invite/", talking.invite, name="invite"),
    path("requests/<int:number>/decline/", talking.decline_to_propose, name="decline_to_propose"),
    path("requests/<int:number>/questions/", talking.ask, name="ask"),
    path("requests/<int:number>/questions/<uuid:question_id>/", talking.answer, name="answer"),
    path("requests/<int:number>/propose/", proposals.propose, name="propose"),
    path("proposals/", proposals.mine, name="proposals"),
    path("proposals/<int:number>/", proposals.proposal, name="proposal"),
    path("proposals/<int:number>/revise/", proposals.revise, name="revise"),
    path("proposals/<int:number>/withdraw/", proposals.withdraw, name="withdraw"),
    path("proposals/<int:number>/explain/", proposals.explain, name="explain"),
    path("proposals/<int:number>/shortlist/", deciding.shortlist, name="shortlist"),
    path("proposals/<int:number>/unshortlist/", deciding.unshortlist, name="unshortlist"),
    path("proposals/<int:number>/score/", deciding.score, name="score"),
    path("proposals/<int:number>/decline/", deciding.decline, name="decline"),
]
