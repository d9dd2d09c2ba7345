"""Rules on incidents, cards, and signals from the neighbourhood."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

INCIDENT_HAPPENED = ActionRule(
    name="participants_incident_not_ahead",
    message=_("This date and time are in the future."),
    next_step=_("Check the date and the time."),
    ground=_("Here you record what has happened."),
    field="happened_on",
)
INCIDENT_DURING_SUPPORT = Rule(
    name="participants_incident_during_support",
    message=_("The participant gets no support from the pilot on this date."),
    next_step=_(
        "Check the date. Nothing is recorded about a participant after the support has ended."
    ),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    field="happened_on",
)
INCIDENT_TEXT = Rule(
    name="participants_incident_text_length",
    message=_("One of the texts is longer than 10,000 characters."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("A colleague who reads this later needs the facts only."),
    field="what_happened",
)
RED_AFTER_YELLOW = Rule(
    name="participants_incident_red_after_yellow",
    message=_("There is no yellow card on or before this date."),
    next_step=_("Choose the yellow card if this is the warning, or write why there was none."),
    ground=_("A resident is warned first: a red card follows a yellow one, or says why not."),
    field="no_yellow_reason",
)
RED_RESTS_ON_YELLOW = ActionRule(
    name="participants_incident_red_rests_on_yellow",
    message=_("A later red card depends on this yellow card."),
    next_step=_("First write at the incident with the red card why there was no yellow one."),
    ground=RED_AFTER_YELLOW.ground,
    field="card",
)
REASON_WITH_RED_CARD = Rule(
    name="participants_incident_reason_with_red_card",
    message=_("This reason only belongs to a red card."),
    next_step=_("Empty the reason, or choose the red card."),
    ground=_("The reason says why someone got a red card without a warning."),
    field="no_yellow_reason",
)
AGREEMENTS_HAVE_A_DAY = Rule(
    name="participants_incident_agreements_have_a_day",
    message=_("The agreements or the day on which you review them are missing."),
    next_step=_("Fill in both, or leave both empty."),
    ground=_("An agreement that nobody reviews is soon forgotten."),
    field="review_on",
)
YELLOW_HAS_AGREEMENTS = ActionRule(
    name="participants_incident_yellow_card_has_agreements",
    message=_("This yellow card has no agreements, nor a day on which you review them."),
    next_step=_("Write what was agreed and choose that day, or tick that nothing was agreed."),
    ground=_("A warning helps when the resident knows what has to change, and by when."),
    field="agreements",
    confirm=_("It is right: nothing was agreed with this yellow card."),
)
REVIEW_AFTER_THE_DAY = Rule(
    name="participants_incident_review_after_the_day",
    message=_("This day is before the incident."),
    next_step=_("Choose the day of the incident or a later one."),
    ground=_("Agreements are reviewed after they were made."),
    field="review_on",
)
REVIEW_WITHIN_A_YEAR = Rule(
    name="participants_incident_review_within_a_year",
    message=_("This day is more than a year after the incident."),
    next_step=_("Check the year."),
    ground=_("A mistyped year would hide the agreements from everyone."),
    field="review_on",
)
SAYS_WHAT_HAPPENED = Rule(
    name="participants_incident_says_what_happened",
    message=_("The text of what happened or of what was done is missing."),
    next_step=_("Write both in a few words."),
    ground=_("A colleague who reads it later was not there."),
    field="what_happened",
)
REVIEW_SAYS_WHAT = Rule(
    name="participants_incident_review_says_what",
    message=_("The result of the agreements is missing."),
    next_step=_("Write it in a few words."),
    ground=_("A colleague who reads it later needs to know whether they were kept."),
    field="review_note",
)
SAYS_WHO_KNOWS = Rule(
    name="participants_incident_reported_or_nobody",
    message=_("You have not said who knows of this incident."),
    next_step=_("Choose who knows, or “nobody”."),
    ground=_("It must be clear who knows of this incident."),
    field="reported_to",
)
NOBODY_ALONE = ActionRule(
    name="participants_incident_nobody_alone",
    message=_("You chose “nobody” together with someone."),
    next_step=_("Remove one of the two."),
    ground=_("It must be clear who knows of this incident."),
    field="reported_to",
)
VERY_SERIOUS_IS_REPORTED = ActionRule(
    name="participants_incident_very_serious_is_reported",
    message=_("Nobody knows yet of this very serious incident."),
    next_step=_("Call the team lead, and choose here who knows."),
    ground=_("When someone was hurt or in danger, the team lead must know the same day."),
    field="reported_to",
)
SOMETHING_TO_REVIEW = ActionRule(
    name="participants_incident_something_to_review",
    message=_("No agreements of this incident wait for a review."),
    next_step=_("Add new agreements to the incident if they are needed."),
    ground=_("Agreements are reviewed once, with their result."),
)
REVIEWED_BEFORE = ActionRule(
    name="participants_incident_reviewed_before",
    message=_("Nobody has looked at these agreements yet."),
    next_step=_("Record first what came of them."),
    ground=_("Only what was recorded can be corrected."),
)
