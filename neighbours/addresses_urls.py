"""The pages of the list of addresses, and of reading in a file."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import Address
from neighbours.views import addresses, addresses_uploads

# /<pilot>/adressen/
address_urls = [
    page("adressen/", addresses.address_list),
    page("adressen/nieuw/", addresses.address_create),
    page("adressen/ring/", addresses.address_ring),
    page("adressen/<int:pk>/wijzigen/", addresses.address_change),
    page("adressen/inlezen/", addresses_uploads.address_upload),
    page("adressen/inlezen/<int:pk>/", addresses_uploads.address_upload_show),
    page("adressen/inlezen/<int:pk>/kolommen/", addresses_uploads.address_upload_columns),
    page("adressen/inlezen/<int:pk>/geweigerd.csv", addresses_uploads.address_refused_csv),
    page("adressen/inlezen/<int:pk>/geweigerd.xlsx", addresses_uploads.address_refused_xlsx),
]

offer_history(Address, "adressen", Permission.NEIGHBOURHOOD_READ, addresses.address_trail)
