"""The rules on judging the location of a pilot."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

SAYS_WHY = Rule(
    name="pilots_locationassessment_says_why",
    message=_("You have not said what the outcome is based on."),
    next_step=_("Write the reasoning, even if it is short."),
    ground=_("Whoever reads the outcome must be able to follow it."),
    field="reasoning",
)
TEXT_LENGTH = Rule(
    name="pilots_locationassessment_text_length",
    message=_("The reasoning is too long."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("The council must be able to read it, also when it is busy."),
    field="reasoning",
)
OF_PLACES = Rule(
    name="pilots_locationassessment_of_places",
    message=_("The number of places is missing."),
    next_step=_("Fill in for how many places the location was judged."),
    ground=_("A location that suits five people need not suit more."),
    field="places",
)
DECISION_WHOLE = Rule(
    name="pilots_locationassessment_decision_whole",
    message=_("The decision lacks its date or its reference, or was before the assessment."),
    next_step=_(
        "Fill in both and check the dates. Leave both empty when there is no decision yet."
    ),
    ground=_("A decision on the location follows from the assessment, and can be looked up."),
    field="decided_on",
)
HAS_OUTCOME = Rule(
    name="pilots_locationassessment_has_outcome",
    message=_("A location as a whole cannot be “not applicable”."),
    next_step=_("Choose one of the other outcomes."),
    ground=_("An assessment says whether the location is suitable."),
    field="outcome",
)
ONE_PER_DAY = Rule(
    name="pilots_locationassessment_one_per_day",
    message=_("There is already an assessment of this day."),
    next_step=_("Open that assessment and correct it, or check the date."),
    ground=_("The last assessment counts, so there is one on a day."),
    field="assessed_on",
)
JUDGES_ALL = Rule(
    name="pilots_locationassessment_judges_all",
    message=_("Not every criterion of the list has a result."),
    next_step=_("Give each criterion a result. Does one not apply? Then say so."),
    ground=_("An assessment that leaves something out looks better than it is."),
)
KEEPS_CONDITIONS = Rule(
    name="pilots_locationassessment_keeps_conditions",
    message=_("A criterion is met with conditions, but the outcome names none."),
    next_step=_("Look at the outcome and at the results once more."),
    ground=_("A condition that the outcome does not show, is forgotten."),
    field="outcome",
)
OUTCOME_DESPITE = ActionRule(
    name="pilots_locationassessment_outcome_despite",
    message=_("The outcome is positive, but a criterion is not met."),
    next_step=_(
        "Check the outcome. Tick it if the reasoning says why it is positive all the same."
    ),
    ground=_("Who reads the outcome must know why the location is suitable all the same."),
    field="outcome",
    confirm=_("It is right: the reasoning says why."),
)
REFUSED_THOUGH_MET = ActionRule(
    name="pilots_locationassessment_refused_though_met",
    message=_("The outcome is negative, but every criterion is met."),
    next_step=_(
        "Check the outcome. Tick it if the reasoning says why it is negative all the same."
    ),
    ground=_("Who reads the outcome must know what the location lacks."),
    field="outcome",
    confirm=_("It is right: the reasoning says why."),
)
CONDITIONS_SAID = Rule(
    name="pilots_locationfinding_conditions_said",
    message=_("Conditions go with “meets with conditions”, and with that only."),
    next_step=_("Write the conditions, or look at the result once more."),
    ground=_("A condition must be kept, so it has to be clear which one it is."),
)
HAS_EVIDENCE = Rule(
    name="pilots_locationfinding_has_evidence",
    message=_("You have not said what the result is based on."),
    next_step=_("Write in a sentence what shows it."),
    ground=_("A result without evidence is an opinion."),
)
FINDING_TEXT_LENGTH = Rule(
    name="pilots_locationfinding_text_length",
    message=_("This text is too long."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("The council must be able to read it, also when it is busy."),
)
ONE_DECISION = Rule(
    name="pilots_locationfinding_one_decision",
    message=_("This result shows two decisions."),
    next_step=_("Choose the one that shows it best."),
    ground=_("Who looks it up must find one place."),
)
FINDING_ONCE = Rule(
    name="pilots_locationfinding_once",
    message=_("This criterion has two results."),
    next_step=_("Give each criterion one result."),
    ground=_("A criterion is judged once in an assessment."),
)
ON_THE_LIST = Rule(
    name="pilots_locationfinding_on_the_list",
    message=_("This criterion is not on the list of this assessment."),
    next_step=_("Open the form anew: the list may have changed in the meantime."),
    ground=_("An assessment keeps the list that it was made by."),
)
DECISION_OF_PILOT = Rule(
    name="pilots_locationfinding_decision_of_pilot",
    message=_("This decision is about another pilot, or it was withdrawn meanwhile."),
    next_step=_("Choose a decision of this pilot."),
    ground=_("What is shown must be about this location."),
)
DECISION_IS_EVIDENCE = ActionRule(
    name="pilots_decision_is_evidence",
    message=_("A location assessment shows this decision as its evidence."),
    next_step=_("First correct that assessment on the page “Location assessment”."),
    ground=_("Evidence that is gone shows nothing."),
)
LIST_IS_LAST = ActionRule(
    name="pilots_locationcriteria_list_is_last",
    message=_("Someone else has made a new list in the meantime."),
    next_step=_("Look at the new list, and change that one."),
    ground=_("What the other changed would be lost unnoticed."),
)
LIST_NAMES_SOME = ActionRule(
    name="pilots_locationcriteria_list_names_some",
    message=_("The list has no criterion."),
    next_step=_("Name at least one criterion."),
    ground=_("A location is judged by something."),
)
LIST_NAMES_ONCE = ActionRule(
    name="pilots_locationcriteria_list_names_once",
    message=_("Two criteria have the same name."),
    next_step=_("Give each criterion a name of its own."),
    ground=_("Who fills in the assessment must be able to tell them apart."),
)
LIST_CHANGES = ActionRule(
    name="pilots_locationcriteria_list_changes",
    message=_("This list is the same as the one that there is."),
    next_step=_("Change, add or leave out a criterion, or go back."),
    ground=_("A new list that says the same makes assessments harder to compare."),
)
