"""Forms about evaluating a pilot; they check the shape of what was filled in."""

from django.utils.translation import gettext_lazy as _

# The council's papers are public, and five to seven residents are easily recognised. Minutes are
# for those who run the pilot, but whoever asks for them may get them.
NO_RESIDENTS = _(
    "Write nothing by which a resident can be recognised: others read this, and it may become public."
)
