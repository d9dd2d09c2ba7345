"""The filter above the occupancy board."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm


class BoardFilter(FilterForm):
    """The day that the board shows."""

    datum = DateField(label=_("How it stood or will stand on"), required=False)
