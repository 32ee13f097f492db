"""Addresses of duties and of the calendars that read them."""

from django.urls import path

from anyshore.web.duties import calendars, views

app_name = "duties"
urlpatterns = [
    path("duties/", views.duties, name="duties"),
    path("duties/calendars/", calendars.calendars, name="calendars"),
    path("duties/calendars/open/", calendars.open_one, name="open_calendar"),
    path("duties/calendars/<uuid:calendar_id>/close/", calendars.close, name="close_calendar"),
    path("duties/<uuid:duty_id>/", views.duty, name="duty"),
    path("duties/<uuid:duty_id>/done/", views.done, name="done"),
    path("duties/<uuid:duty_id>/confirm/", views.confirm, name="confirm"),
    path("duties/<uuid:duty_id>/dispute/", views.dispute, name="dispute"),
    path("duties/<uuid:duty_id>/waive/", views.waive, name="waive"),
    path("duties/<uuid:duty_id>/owner/", views.assign, name="assign"),
    path("contracts/<int:number>/duties/", views.contract, name="contract"),
    path("calendars/<str:token>.ics", calendars.feed, name="feed"),
]
