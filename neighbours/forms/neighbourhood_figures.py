"""The day of the figures of the neighbourhood."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm


class FiguresFilter(FilterForm):
    """Up to and including which day things are counted."""

    on = DateField(label=_("Up to and including"), required=False)
