"""Addresses of transitions."""

from django.urls import path

from anyshore.web.transition import lists, plans, views, waves

app_name = "transition"
HERE = "contracts/<int:number>/transition/"
urlpatterns = [
    path(HERE, views.transition, name="transition"),
    path(f"{HERE}plan/", plans.plan, name="plan"),
    path(f"{HERE}agree/", plans.agree, name="agree"),
    path(f"{HERE}change/accept/", plans.accept_change, name="accept_change"),
    path(f"{HERE}change/drop/", plans.drop_change, name="drop_change"),
    path(f"{HERE}accept/", waves.accept_all, name="accept_service"),
    path(f"{HERE}waves/<uuid:wave_id>/begin/", waves.begin, name="begin"),
    path(f"{HERE}waves/<uuid:wave_id>/show/", waves.show, name="show"),
    path(f"{HERE}waves/<uuid:wave_id>/accept/", waves.accept, name="accept"),
    path(f"{HERE}waves/<uuid:wave_id>/return/", waves.give_back, name="return"),
    path(f"{HERE}items/<uuid:item_id>/tick/", lists.tick, name="tick"),
    path(f"{HERE}knowledge/", lists.add, name="add_knowledge"),
    path(f"{HERE}knowledge/<uuid:knowledge_id>/sign/", lists.sign, name="sign_knowledge"),
    path(f"{HERE}access/", lists.grant, name="grant"),
    path(f"{HERE}access/<uuid:access_id>/revoke/", lists.revoke, name="revoke"),
]
