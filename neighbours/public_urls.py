"""Addresses of the pages for neighbours, who do not sign in."""

from interwonen.core.routes import page
from neighbours.views import contact_points_public

app_name = "public"

# /buurt/<pilot>/
urlpatterns = [
    page("", contact_points_public.neighbourhood),
]
