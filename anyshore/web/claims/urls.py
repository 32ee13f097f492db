"""Addresses of claims."""

from django.urls import path

from anyshore.web.claims import views

app_name = "claims"
urlpatterns = [
    path("contracts/<int:number>/claims/", views.claims, name="claims"),
    path("contracts/<int:number>/claims.csv", views.export, name="csv"),
    path("contracts/<int:number>/claims/new/<slug:claim_kind>/", views.make, name="make"),
    path("contracts/<int:number>/claims/<int:place>/", views.claim, name="claim"),
    path("contracts/<int:number>/claims/<int:place>/accept/", views.accept, name="accept"),
    path("contracts/<int:number>/claims/<int:place>/object/", views.object_, name="object"),
    path("contracts/<int:number>/claims/<int:place>/take/", views.take, name="take"),
    path("contracts/<int:number>/claims/<int:place>/maintain/", views.maintain, name="maintain"),
    path("contracts/<int:number>/claims/<int:place>/withdraw/", views.withdraw, name="withdraw"),
]
