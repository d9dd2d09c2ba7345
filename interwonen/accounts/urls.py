"""Addresses of the people of a pilot and their roles."""

from django.urls import path

from interwonen.accounts import views

app_name = "accounts"

# /<pilot>/mensen/
urlpatterns = [
    path("", views.person_list, name="person-list"),
    path("rollen/", views.role_list, name="role-list"),
    path("uitnodigen/", views.person_invite, name="person-invite"),
    path("rollen/<int:pk>/beeindigen/", views.membership_end, name="membership-end"),
    path(
        "uitnodigingen/<int:pk>/intrekken/", views.invitation_withdraw, name="invitation-withdraw"
    ),
]
