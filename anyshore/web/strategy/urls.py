"""Addresses of deciding: the inventory and its activities."""

from django.urls import path

from anyshore.web.strategy.views import assessing, decisions, inventory

app_name = "strategy"
urlpatterns = [
    path("decide/", inventory.inventory, name="inventory"),
    path("decide/new/", inventory.new, name="new"),
    path("decide/assessments/", assessing.listed, name="assessments"),
    path("decide/assessments/new/", assessing.begin, name="begin"),
    path("decide/assessments/<int:number>/", decisions.assessment, name="assessment"),
    path("decide/assessments/<int:number>/compare/", assessing.compare, name="compare"),
    path("decide/assessments/<int:number>/decide/", decisions.decide, name="decide"),
    path("decide/assessments/<int:number>/discard/", assessing.discard, name="discard"),
    path("decide/assessments/<int:number>/gates/<slug:gate>/", decisions.gate, name="gate"),
    path("decide/assessments/<int:number>/inputs/", assessing.frame, name="frame"),
    path("decide/assessments/<int:number>/inventory/", assessing.refresh, name="refresh"),
    path("decide/assessments/<int:number>/keep/", decisions.keep, name="keep"),
    path("decide/assessments/<int:number>/options/", assessing.add_option, name="add_option"),
    path("decide/assessments/<int:number>/options/<uuid:option_id>/", assessing.edit_option, name="edit_option"),
    path("decide/assessments/<int:number>/options/<uuid:option_id>/drop/", assessing.drop, name="drop"),
    path("decide/assessments/<int:number>/put-up/", assessing.put_up, name="put_up"),
    path("decide/assessments/<int:number>/request/", decisions.draft_request, name="draft_request"),
    path("decide/assessments/<int:number>/review/", decisions.review, name="review"),
    path("decide/assessments/<int:number>/spreadsheet/", decisions.spreadsheet, name="spreadsheet"),
    path("decide/assessments/<int:number>/take-back/", assessing.take_back, name="take_back"),
]
