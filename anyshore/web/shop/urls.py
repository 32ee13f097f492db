"""Addresses of packages and of what was bought."""

from django.urls import path

from anyshore.web.shop.views import held, offering, packages, purchase

app_name = "shop"
urlpatterns = [
    path("packages/", packages.package_list, name="packages"),
    path("packages/mine/", offering.mine, name="offers"),
    path("packages/new/", offering.new, name="new_package"),
    path("packages/held/<uuid:held_id>/", held.held, name="held_package"),
    path("packages/held/<uuid:held_id>/publish/", held.publish, name="publish_held"),
    path("packages/held/<uuid:held_id>/drop/", held.drop, name="drop_held"),
    path("packages/<slug:slug>/", packages.package, name="package"),
    path("packages/<slug:slug>/ask/", packages.ask, name="ask"),
    path("packages/<slug:slug>/buy/", packages.buy, name="buy"),
    path("packages/<slug:slug>/edit/", offering.edit, name="edit_package"),
    path("packages/<slug:slug>/publish/", offering.publish, name="publish_package"),
    path("packages/<slug:slug>/pause/", offering.pause, name="pause_package"),
    path("packages/<slug:slug>/resume/", offering.resume, name="resume_package"),
    path("packages/<slug:slug>/retire/", offering.retire, name="retire_package"),
    path("contracts/<int:number>/purchase/", purchase.purchase, name="purchase"),
    path("contracts/<int:number>/purchase/<uuid:file_id>/", purchase.download, name="download"),
    path("contracts/<int:number>/hours/<uuid:draw_id>/agree/", purchase.agree, name="agree_draw"),
    path("contracts/<int:number>/hours/<uuid:draw_id>/deny/", purchase.deny, name="deny_draw"),
]
