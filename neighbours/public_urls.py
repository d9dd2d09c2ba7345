"""Addresses of the pages for neighbours, who do not sign in."""

from interwonen.core.routes import page
from neighbours.views import (
    contact_points_public,
    enquiries_follow,
    enquiries_public,
    surveys_public,
)

app_name = "public"

# /buurt/<pilot>/
urlpatterns = [
    page("", contact_points_public.neighbourhood),
    page("spreekuren.ics", contact_points_public.phone_hours),
    page("vraag/", enquiries_public.enquiry_ask),
    page("stand/<str:token>/", enquiries_follow.enquiry_follow),
    page("meting/", surveys_public.survey_code),
    page("meting/bedankt/", surveys_public.survey_thanks),
    page("meting/<str:code>/", surveys_public.survey_answer),
]
