"""Addresses of the people of a pilot and their roles."""

from interwonen.accounts import views
from interwonen.core.routes import page

app_name = "accounts"

# /<pilot>/mensen/
urlpatterns = [
    page("", views.person_list),
    page("rollen/", views.role_list),
    page("uitnodigen/", views.person_invite),
    page("rollen/<int:pk>/beeindigen/", views.membership_end),
    page("uitnodigingen/<int:pk>/intrekken/", views.invitation_withdraw),
]
