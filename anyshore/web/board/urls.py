"""Addresses of the work board."""

from django.urls import path

from anyshore.web.board import commenting, importing, timing, views

app_name = "board"
HERE = "contracts/<int:number>/board/"
urlpatterns = [
    path(HERE, views.board, name="board"),
    path(f"{HERE}add/", views.add, name="add"),
    path(f"{HERE}archive/", views.archive, name="archive"),
    path(f"{HERE}export.csv", importing.export, name="export"),
    path(f"{HERE}import/", importing.import_items, name="import"),
    path(f"{HERE}move/", views.move, name="move"),
    path(f"{HERE}start/", views.start, name="start"),
    path(f"{HERE}<int:item>/", views.item, name="item"),
    path(f"{HERE}<int:item>/edit/", views.edit, name="edit"),
    path(f"{HERE}<int:item>/comments/<int:comment>/edit/", commenting.edit, name="edit_comment"),
    path(f"{HERE}<int:item>/comments/<int:comment>/withdraw/", commenting.withdraw, name="withdraw_comment"),
    path(f"{HERE}<int:item>/assign/", views.assign, name="assign"),
    path(f"{HERE}<int:item>/timer/", timing.start, name="timer"),
    path(f"{HERE}<int:item>/tick/", views.tick, name="tick"),
    path(f"{HERE}<int:item>/archive/", views.put_away, name="put_away"),
    path(f"{HERE}<int:item>/bring-back/", views.bring_back, name="bring_back"),
]
