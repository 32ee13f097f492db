"""Addresses of contracts."""

from django.urls import path

from anyshore.web.contracts.views import (
    answers,
    award,
    award_lots,
    clauses,
    contract,
    held,
    lists,
    offers,
    own_clauses,
    paper,
    prizes,
    teams,
)

app_name = "contracts"
urlpatterns = [
    path("entries/<uuid:entry_id>/prize/", prizes.prize, name="prize"),
    path("clauses/", clauses.clauses, name="clauses"),
    path("clauses/own/", own_clauses.own, name="own_clauses"),
    path("clauses/own/new/", own_clauses.write, name="new_clause"),
    path("clauses/own/<uuid:clause_id>/", own_clauses.write, name="own_clause"),
    path("clauses/own/<uuid:clause_id>/retire/", own_clauses.retire, name="retire_clause"),
    path("clauses/<slug:key>/", clauses.clause, name="clause"),
    path("contracts/", lists.contracts, name="contracts"),
    path("contracts/new/", offers.new, name="new"),
    path("contracts/held/<uuid:held_id>/", held.held, name="held"),
    path("contracts/held/<uuid:held_id>/send/", held.send, name="send_held"),
    path("contracts/held/<uuid:held_id>/drop/", held.drop, name="drop_held"),
    path("contracts/<int:number>/", contract.contract, name="contract"),
    path("contracts/<int:number>/versions/", contract.compare, name="compare"),
    path("contracts/<int:number>/versions/<int:version>/", contract.version, name="version"),
    path("contracts/<int:number>/versions/<int:version>.pdf", paper.paper, name="paper"),
    path("contracts/<int:number>/versions/<int:version>/sealed.pdf", paper.sealed, name="sealed"),
    path("contracts/<int:number>/versions/<int:version>/copy/", paper.add_copy, name="add_copy"),
    path("contracts/<int:number>/versions/<int:version>/copy/<uuid:copy_id>/", paper.confirm, name="confirm_copy"),
    path("contracts/<int:number>/package.zip", paper.package, name="package"),
    path("seal.cer", paper.certificate, name="certificate"),
    path("contracts/<int:number>/messages/", contract.write, name="write"),
    path("contracts/<int:number>/team/", teams.team, name="team"),
    path("contracts/<int:number>/team/signed.pdf", teams.paper, name="team_paper"),
    path("contracts/<int:number>/sign/", answers.sign, name="sign"),
    path("contracts/<int:number>/counter/", offers.counter, name="counter"),
    path("contracts/<int:number>/decline/", answers.decline, name="decline"),
    path("contracts/<int:number>/withdraw/", answers.withdraw, name="withdraw"),
    path("proposals/<int:number>/award/", award.award, name="award"),
    path("requests/<int:number>/award/", award_lots.award_by_lot, name="award_lots"),
]
