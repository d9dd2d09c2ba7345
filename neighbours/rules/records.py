"""Rules that several subjects share."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

SAYS_SOMETHING = ActionRule(
    name="neighbours_says_something",
    message=_("You have not written anything."),
    next_step=_("Write in a few words what was asked or said."),
    ground=_("Whoever reads it later, must see what it was about."),
    field="text",
)
# What has such texts; each has a constraint of its own in the database.
_TEXTS = (
    "announcement",
    "boardagreement",
    "boardmeeting",
    "boardmeeting_notes",
    "call",
    "contactpoint",
    "enquiry",
    "enquirynote",
    "enquirystep",
    "questionasked",
    "reply",
    "standardanswer",
    "supportpointday",
)

for _model in _TEXTS:
    Rule(
        f"neighbours_{_model}_text_length",
        message=_("This text is too long."),
        next_step=_("Shorten the text; it is still in the form."),
        ground=_("A colleague must be able to read it, also when it is busy."),
    )
for _model in ("enquiry", "enquirynote", "reply", "standardanswer"):
    SAYS_SOMETHING.checked_as(f"neighbours_{_model}_says_something")
