"""Addresses of the pages about the neighbourhood and of the support point."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.audit.withdrawals import withdrawal_urls
from interwonen.core.routes import page
from interwonen.core.withdrawals import withdraw
from neighbours.addresses_urls import address_urls
from neighbours.consultation_hours_urls import consultation_hour_urls
from neighbours.contact_points_urls import contact_point_urls
from neighbours.enquiries_urls import enquiry_urls
from neighbours.letters_urls import letters_urls
from neighbours.models import SupportPointDay, WalkIn
from neighbours.sounding_board_urls import sounding_board_urls
from neighbours.surveys_urls import survey_urls
from neighbours.views import neighbourhood_figures as figures
from neighbours.views import support_point
from neighbours.views.records_withdrawal import WITHDRAWALS

app_name = "neighbours"

# /<pilot>/steunpunt/
support_point_urls = [
    page("steunpunt/", support_point.support_point),
    page("steunpunt/dag/", support_point.support_point_day_change),
    page("steunpunt/inloop/", support_point.walk_in_count),
    page("steunpunt/inloop/terug/", support_point.walk_in_take_back),
    page("steunpunt/overzicht/", support_point.support_point_overview),
]

# /<pilot>/buurtcijfers/
figures_urls = [
    page("buurtcijfers/", figures.neighbourhood_figures),
    page("buurtcijfers/export.csv", figures.neighbourhood_figures_csv),
    page("buurtcijfers/export.xlsx", figures.neighbourhood_figures_xlsx),
]

urlpatterns = [
    *address_urls,
    *contact_point_urls,
    *enquiry_urls,
    *consultation_hour_urls,
    *letters_urls,
    *support_point_urls,
    *survey_urls,
    *sounding_board_urls,
    *withdrawal_urls(WITHDRAWALS, withdraw),
    *figures_urls,
]

offer_history(SupportPointDay, "steunpunt", Permission.SUPPORT_POINT_READ, support_point.day_trail)
offer_history(WalkIn, "inloop", Permission.SUPPORT_POINT_READ, support_point.day_trail)
