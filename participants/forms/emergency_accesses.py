"""Forms of emergency access."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import BaseForm
from participants.forms.records import LongTextField, with_hint


class EmergencyForm(BaseForm):
    """Say why the file of a colleague cannot stay closed."""

    submit_label = _("Open the file for two hours")
    submit_class = "iw-button--danger"

    reason = LongTextField(
        label=_("Why can this not wait for the colleague?"),
        help_text=with_hint(_("The team lead and the auditor read this.")),
    )


class EmergencyReviewForm(BaseForm):
    """Say what a look at an emergency access gave."""

    submit_label = _("Save the review")

    review_note = LongTextField(
        label=_("What did you find?"),
        help_text=with_hint(_("Did the file have to be opened? The auditor reads this.")),
    )
