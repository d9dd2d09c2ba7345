"""Addresses of the enquiries from the neighbourhood."""

from django.urls import path

from neighbours import views

app_name = "neighbours"

# /<pilot>/vragen/
urlpatterns = [
    path("", views.enquiry_list, name="enquiry-list"),
    path("nieuw/", views.enquiry_create, name="enquiry-create"),
    path("<int:pk>/", views.enquiry_detail, name="enquiry-detail"),
    path("<int:pk>/antwoord/", views.reply_create, name="reply-create"),
    path("<int:pk>/afsluiten/", views.enquiry_close, name="enquiry-close"),
]
