"""Rules on incidents, cards, and signals from the neighbourhood."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

INCIDENT_HAPPENED = ActionRule(
    name="participants_incident_not_ahead",
    message=_("This moment is in the future."),
    ground=_("Here you record what has happened."),
    next_step=_("Fill in today or an earlier date."),
    field="happened_on",
)
INCIDENT_DURING_SUPPORT = Rule(
    name="participants_incident_during_support",
    message=_("On this date the person gets no support in the pilot."),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    next_step=_("Check the date. After the support nothing is recorded about someone any more."),
    field="happened_on",
)
INCIDENT_TEXT = Rule(
    name="participants_incident_text_length",
    message=_("One of the texts is longer than 10,000 characters."),
    ground=_("Whoever reads this in a year wants the facts, not all the words."),
    next_step=_("Shorten the text; it still stands in the form."),
    field="what_happened",
)
RED_AFTER_YELLOW = Rule(
    name="participants_incident_red_after_yellow",
    message=_("There is no yellow card on or before this date."),
    ground=_(
        "A resident is warned first: a red card comes after a yellow one, or says why it does not."
    ),
    next_step=_("Give a yellow card, or write why there was none."),
    field="no_yellow_reason",
)
RED_RESTS_ON_YELLOW = ActionRule(
    name="participants_incident_red_rests_on_yellow",
    message=_("A later red card rests on this yellow card."),
    ground=RED_AFTER_YELLOW.ground,
    next_step=_("First change the incident with the red card: write there why no yellow came."),
    field="card",
)
REASON_WITH_RED_CARD = Rule(
    name="participants_incident_reason_with_red_card",
    message=_("This reason only belongs to a red card."),
    ground=_("The reason says why someone got a red card without a warning."),
    next_step=_("Empty the reason, or choose the red card."),
    field="no_yellow_reason",
)
AGREEMENTS_HAVE_A_DAY = Rule(
    name="participants_incident_agreements_have_a_day",
    message=_("Agreements and the day on which you look at them belong together."),
    ground=_("An agreement that nobody looks at again is soon forgotten."),
    next_step=_("Fill in both, or leave both empty."),
    field="review_on",
)
REVIEW_AFTER_THE_DAY = Rule(
    name="participants_incident_review_after_the_day",
    message=_("This day lies before the incident."),
    ground=_("You look at agreements after they were made."),
    next_step=_("Choose the day of the incident or a later one."),
    field="review_on",
)
REVIEW_WITHIN_A_YEAR = Rule(
    name="participants_incident_review_within_a_year",
    message=_("This day is more than a year after the incident."),
    ground=_("A mistyped year would hide the agreements from everyone."),
    next_step=_("Check the year."),
    field="review_on",
)
SAYS_WHAT_HAPPENED = Rule(
    name="participants_incident_says_what_happened",
    message=_("It does not say what happened and what was done."),
    ground=_("Whoever reads it later was not there."),
    next_step=_("Write both in a few words."),
    field="what_happened",
)
REVIEW_SAYS_WHAT = Rule(
    name="participants_incident_review_says_what",
    message=_("It does not say what came of the agreements."),
    ground=_("Whoever reads it later wants to know whether they were kept."),
    next_step=_("Write it in a few words."),
    field="review_note",
)
TOLD_TO_SOMEONE = Rule(
    name="participants_incident_told_or_nobody",
    message=_("It does not say who knows of this incident."),
    ground=_("It must be clear who knows of this incident."),
    next_step=_("Choose who knows, or “nobody”."),
    field="reported_to",
)
NOBODY_ALONE = ActionRule(
    name="participants_incident_nobody_alone",
    message=_("You chose “nobody” and someone."),
    ground=_("It must be clear who knows of this incident."),
    next_step=_("Take one of the two away."),
    field="reported_to",
)
VERY_SERIOUS_IS_TOLD = ActionRule(
    name="participants_incident_very_serious_is_told",
    message=_("You have told nobody of a very serious incident."),
    ground=_("Someone was hurt or in danger: the team lead knows of that the same day."),
    next_step=_("Call the team lead, and choose here who knows."),
    field="reported_to",
)
SOMETHING_TO_REVIEW = ActionRule(
    name="participants_incident_something_to_review",
    message=_("There are no agreements that wait for this."),
    ground=_("Somebody looks at the agreements once, and says what came of them."),
    next_step=_("Make new agreements at the incident if they are needed."),
)
