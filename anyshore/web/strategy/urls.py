"""Addresses of deciding: the inventory, its activities, the matrix, spreadsheets."""

from django.urls import path

from anyshore.web.strategy.views import activity, assessing, decisions, inventory, lines, ratings, sheets

app_name = "strategy"
urlpatterns = [
    path("decide/", inventory.inventory, name="inventory"),
    path("decide/new/", inventory.new, name="new"),
    path("decide/matrix/", inventory.matrix, name="matrix"),
    path("decide/import/", sheets.upload, name="upload"),
    path("decide/import/<uuid:upload_id>/", sheets.preview, name="preview"),
    path("decide/template.xlsx", sheets.template, name="template"),
    path("decide/inventory.<str:kind>", sheets.export, name="export"),
    path("decide/activities/<int:number>/", activity.activity, name="activity"),
    path("decide/activities/<int:number>/edit/", activity.edit, name="edit"),
    path("decide/activities/<int:number>/owner/", activity.owner, name="owner"),
    path("decide/activities/<int:number>/move/", activity.move, name="move"),
    path("decide/activities/<int:number>/archive/", activity.archive, name="archive"),
    path("decide/activities/<int:number>/restore/", activity.restore, name="restore"),
    path("decide/activities/<int:number>/freeze/", activity.freeze, name="freeze"),
    path("decide/activities/<int:number>/costs/", lines.costs, name="costs"),
    path("decide/activities/<int:number>/measures/", lines.measures, name="measures"),
    path("decide/activities/<int:number>/capacity/", lines.capacity, name="capacity"),
    path("decide/activities/<int:number>/rate/<str:axis>/", ratings.rate, name="rate"),
    path("decide/activities/<int:number>/agree/<str:axis>/", ratings.agree, name="agree"),
    path("decide/activities/<int:number>/reopen/<str:axis>/", ratings.reopen, name="reopen"),
    path("decide/assessments/", assessing.listed, name="assessments"),
    path("decide/assessments/new/", assessing.begin, name="begin"),
    path("decide/assessments/<int:number>/", decisions.assessment, name="assessment"),
    path("decide/assessments/<int:number>/ask/", decisions.ask, name="ask"),
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
