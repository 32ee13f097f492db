"""Addresses of the list of defects."""

from django.urls import path

from anyshore.web.defects import views

app_name = "defects"
urlpatterns = [
    path("contracts/<int:number>/<int:position>/defect/", views.report, name="report"),
    path("contracts/<int:number>/defects/", views.defects, name="defects"),
    path("contracts/<int:number>/defects.csv", views.export, name="csv"),
    path("contracts/<int:number>/defects/<int:place>/", views.defect, name="defect"),
    path("contracts/<int:number>/defects/<int:place>/right/", views.right, name="right"),
    path("contracts/<int:number>/defects/<int:place>/deny/", views.deny, name="deny"),
    path("contracts/<int:number>/defects/<int:place>/still/", views.still, name="still"),
    path("contracts/<int:number>/defects/<int:place>/maintain/", views.maintain, name="maintain"),
    path("contracts/<int:number>/defects/<int:place>/strike/", views.strike, name="strike"),
]
