"""Addresses of the enquiries from the neighbourhood and of the support point."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import ContactPoint, Enquiry, Reply, SupportPointDay, WalkIn
from neighbours.sounding_board_urls import sounding_board_urls
from neighbours.views import (
    contact_points,
    contact_points_public,
    enquiries,
    enquiries_corrections,
    neighbourhood_signals,
    support_point,
)

app_name = "neighbours"

# /<pilot>/vragen/
enquiry_urls = [
    page("vragen/", enquiries.enquiry_list),
    page("vragen/nieuw/", enquiries.enquiry_create),
    page("vragen/<int:pk>/", enquiries.enquiry_detail),
    page("vragen/<int:pk>/antwoord/", enquiries.reply_create),
    page("vragen/<int:pk>/afsluiten/", enquiries.enquiry_close),
    page("vragen/<int:pk>/wijzigen/", enquiries_corrections.enquiry_change),
    page("vragen/<int:pk>/intrekken/", enquiries_corrections.enquiry_withdraw),
    page("vragen/<int:pk>/heropenen/", enquiries_corrections.enquiry_reopen),
    page("antwoorden/<int:pk>/wijzigen/", enquiries_corrections.reply_change),
    page("antwoorden/<int:pk>/intrekken/", enquiries_corrections.reply_withdraw),
    page("vragen/<int:pk>/signaal/", neighbourhood_signals.neighbourhood_signal_give),
]

# /<pilot>/steunpunt/
support_point_urls = [
    page("steunpunt/", support_point.support_point),
    page("steunpunt/dag/", support_point.support_point_day_change),
    page("steunpunt/inloop/", support_point.walk_in_count),
    page("steunpunt/inloop/terug/", support_point.walk_in_take_back),
    page("steunpunt/overzicht/", support_point.support_point_overview),
]

# /<pilot>/buurtpagina/
contact_point_urls = [
    page("buurtpagina/", contact_points.contact_point),
    page("buurtpagina/contact/", contact_points.contact_point_change),
    page("buurtpagina/voorbeeld/", contact_points_public.contact_point_preview),
]

urlpatterns = contact_point_urls + enquiry_urls + support_point_urls + sounding_board_urls

offer_history(Enquiry, "vragen", Permission.ENQUIRY_READ, enquiries.enquiry_trail)
offer_history(Reply, "vragen-antwoorden", Permission.ENQUIRY_READ, enquiries.enquiry_trail)
offer_history(SupportPointDay, "steunpunt", Permission.SUPPORT_POINT_READ, support_point.day_trail)
offer_history(WalkIn, "inloop", Permission.SUPPORT_POINT_READ, support_point.day_trail)
offer_history(
    ContactPoint,
    "contactpunt",
    Permission.NEIGHBOURHOOD_READ,
    contact_points.contact_point_trail,
)
