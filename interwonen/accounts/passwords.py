"""Password rules whose messages are better than Django's."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """A password has a minimum length."""

    def get_error_message(self) -> str:
        return _("Choose a longer password, of at least %(length)d characters.") % {
            "length": self.min_length
        }
