"""Addresses of what residents ask about their own data: /<pilot>/rechten/."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.audit.withdrawals import Withdrawal, withdrawal_urls
from interwonen.core.routes import page
from interwonen.core.withdrawals import withdraw
from interwonen.rights.models import RightsRequest
from interwonen.rights.views import requests

app_name = "rights"

offer_history(RightsRequest, "rechten", Permission.RIGHTS_WRITE, requests.request_trail)

WITHDRAWALS = (
    Withdrawal(RightsRequest, "request", Permission.RIGHTS_WRITE, requests.request_trail),
)

urlpatterns = [
    page("rechten/", requests.request_list),
    page("rechten/<int:pk>/", requests.request_detail),
    page("rechten/<int:pk>/wijzigen/", requests.request_change),
    page("rechten/<int:pk>/verlengen/", requests.request_extend),
    page("rechten/<int:pk>/antwoord/", requests.request_answer),
    page("deelnemers/<int:pk>/verzoek/", requests.request_create),
    *withdrawal_urls(WITHDRAWALS, withdraw),
]
