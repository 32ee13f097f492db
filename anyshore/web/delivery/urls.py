"""Addresses of the work."""

from django.urls import path

from anyshore.web.delivery import views

app_name = "delivery"
urlpatterns = [
    path("contracts/<int:number>/<int:position>/submit/", views.submit_work, name="submit"),
    path("contracts/<int:number>/<int:position>/accept/", views.accept, name="accept"),
    path("contracts/<int:number>/<int:position>/changes/", views.ask_for_changes, name="ask_for_changes"),
    path("contracts/<int:number>/<int:position>/extend/", views.extend, name="extend"),
    path("contracts/<int:number>/<int:position>/take-back/", views.withdraw, name="withdraw"),
]
