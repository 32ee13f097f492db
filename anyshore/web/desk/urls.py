"""Addresses of the desk."""

from django.urls import path

from anyshore.web.desk import views

app_name = "desk"
ROUND = "contracts/<int:number>/<int:position>/rounds/<int:round_number>/"
urlpatterns = [
    path(ROUND, views.desk, name="desk"),
    path(f"{ROUND}files/<uuid:file_id>/", views.file, name="file"),
    path(f"{ROUND}comments/<uuid:comment_id>/reply/", views.reply, name="reply"),
    path(f"{ROUND}comments/<uuid:comment_id>/settle/", views.settle, name="settle"),
    path(f"{ROUND}comments/<uuid:comment_id>/reopen/", views.reopen, name="reopen"),
]
