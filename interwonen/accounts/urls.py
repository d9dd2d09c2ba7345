"""Addresses of the people of a pilot and their roles."""

from interwonen.accounts import (
    account_views,
    factor_views,
    mail_views,
    role_review_views,
    role_views,
    views,
)
from interwonen.core.routes import page

app_name = "accounts"

# /<pilot>/mensen/
urlpatterns = [
    page("", views.person_list),
    page("rollen/", role_views.role_list),
    page("uitnodigen/", views.person_invite),
    page("gegeven-rollen/", role_views.membership_list),
    page("gegeven-rollen/nakijken/", role_review_views.role_review_create),
    page("gegeven-rollen/nagekeken/<int:pk>/intrekken/", role_review_views.role_review_withdraw),
    page("rollen/<int:pk>/instemmen/", role_views.membership_answer),
    page("rollen/<int:pk>/beeindigen/", role_views.membership_end),
    page("rollen/<int:pk>/intrekken/", role_views.membership_withdraw),
    page("rollen/<int:pk>/tweede-stap/", factor_views.factors_remove),
    page("rollen/<int:pk>/persoon/", account_views.person_detail),
    page("rollen/<int:pk>/persoon/sluiten/", account_views.account_close),
    page("rollen/<int:pk>/persoon/weer-openen/", account_views.account_reopen),
    page("rollen/<int:pk>/persoon/sessies/", account_views.account_sessions),
    page("rollen/<int:pk>/persoon/verbeteren/", account_views.account_correct),
    page("uitnodigingen/<int:pk>/intrekken/", views.invitation_withdraw),
    page("mails/<int:pk>/opnieuw/", mail_views.mail_send_again),
]
