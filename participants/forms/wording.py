"""Words that several forms say."""

from django.utils.translation import gettext_lazy as _

NO_MEDICAL_FACTS = _("Do not record medical information.")
