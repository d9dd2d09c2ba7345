"""Addresses of the start page and of a pilot's dashboard."""

from django.urls import path

from interwonen.home import views

app_name = "home"

urlpatterns = [
    path("", views.start, name="start"),
    path("<slug:pilot>/", views.dashboard, name="dashboard"),
]
