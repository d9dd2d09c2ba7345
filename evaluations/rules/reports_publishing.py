"""The rules on the way of a report from draft to published; the database bears most of their names."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

REPORT_CLOSED = Rule(
    name="evaluations_report_closed",
    message=_("This report was submitted, and stays as it is."),
    next_step=_("Take it back to change something. Was it published? Then correct it."),
    ground=_("Who approves a report must be sure that nothing changes meanwhile."),
)
QUARTER_OVER = ActionRule(
    name="evaluations_report_quarter_over",
    message=_("The quarter has not ended yet, so this report is only a draft."),
    next_step=_("Go on writing, and submit it from the last day of the quarter on."),
    ground=_("What happens in the rest of the quarter belongs in the report."),
)
REPORT_COMPLETE = ActionRule(
    name="evaluations_report_complete",
    message=_("The report is not complete yet."),
    next_step=_("Open each part that is not ready, finish it, and submit the report then."),
    ground=_("Who approves a report judges it as a whole."),
)
IN_THE_PERIOD = ActionRule(
    name="evaluations_report_in_the_period",
    message=_("The pilot does not run in this quarter."),
    next_step=_("Choose a quarter from the list of reports."),
    ground=_("A report is about days of the pilot."),
)
PRESENT_EDITION = Rule(
    name="evaluations_reportsubmission_of_present_edition",
    message=_("Someone began a next edition of this report in the meantime."),
    next_step=_("Open the page of the report to see how things stand."),
    ground=_("Only the edition that is being written is submitted."),
)
ONE_SUBMISSION = Rule(
    name="evaluations_reportsubmission_one_open",
    message=REPORT_CLOSED.message,
    next_step=REPORT_CLOSED.next_step,
    ground=REPORT_CLOSED.ground,
)
SUBMISSION_STAYS = Rule(
    name="evaluations_reportsubmission_stays",
    message=_("This report does not wait for approval any more."),
    next_step=_("Open the page of the report to see how things stand."),
    ground=_("What was submitted, sent back or published stays readable as it was."),
)
NOT_SUBMITTED = ActionRule(
    name="evaluations_report_submitted_first",
    message=_("This report does not wait for approval."),
    next_step=_("Open the page of the report to see how things stand."),
    ground=_("A report is approved, or sent back, after it was submitted."),
)
RETURNED_WITH_WORDS = ActionRule(
    name="evaluations_report_returned_with_words",
    message=_("You have not said what has to change."),
    next_step=_("Write in a few words what is wrong or missing."),
    ground=_("Who wrote the report must know what to do."),
    field="remark",
)
NOT_BY_AN_AUTHOR = Rule(
    name="evaluations_reportapproval_not_by_an_author",
    message=_("You submitted this report, or wrote a part of it."),
    next_step=_("Ask two colleagues who did not write in it; one may be a team lead."),
    ground=_("Two people stand for the report who look at it with other eyes than its authors."),
)
APPROVED_ONCE = Rule(
    name="evaluations_reportapproval_once_per_person",
    message=_("You have approved this report already."),
    next_step=_("Ask a colleague to read it too."),
    ground=_("Two different people approve of a report."),
)
WHILE_SUBMITTED = Rule(
    name="evaluations_reportapproval_while_submitted",
    message=_("This report does not wait for approval any more."),
    next_step=_("Open the page of the report to see how things stand."),
    ground=_("An approval is about one text with its figures, and about no other."),
)
APPROVAL_STAYS = Rule(
    name="evaluations_reportapproval_stays",
    message=_("You have no approval of this report to take back."),
    next_step=_("Open the page of the report to see how things stand."),
    ground=_("It stays readable who approved, and who took that back."),
)
READ_ANEW = ActionRule(
    name="evaluations_report_read_anew",
    message=_("The report was taken back and submitted anew while you read it."),
    next_step=_("Read it again as it is now, and approve of it then."),
    ground=_("Who approves a report has read what is published."),
)
CHECKLIST_COMPLETE = ActionRule(
    name="evaluations_report_checklist_complete",
    message=_("Not every point of the list was ticked."),
    next_step=_("Look at the point that is left. Is something wrong? Then send the report back."),
    ground=_("Both who approve it have looked at the same points."),
    field="ticked",
)
WITH_CHECKLIST = Rule(
    name="evaluations_reportapproval_with_checklist",
    message=CHECKLIST_COMPLETE.message,
    next_step=CHECKLIST_COMPLETE.next_step,
    ground=CHECKLIST_COMPLETE.ground,
)
APPROVED_BY_TWO = Rule(
    name="evaluations_publishedreport_approved_by_two",
    message=_("Two people have not approved this report yet."),
    next_step=_("Ask who has not read it, and did not write in it."),
    ground=_("The council must be able to trust it: four eyes see more than two."),
)
AS_APPROVED = Rule(
    name="evaluations_publishedreport_as_approved",
    message=_("This is not the report that was approved."),
    next_step=_("Open the page of the report and publish it again."),
    ground=_("What is published is what two people have read."),
)
AGREEMENTS_STAND = ActionRule(
    name="evaluations_publishedreport_agreements_stand",
    message=_("What residents agreed to have told has changed since this report was submitted."),
    next_step=_("Take the report back and submit it anew, so that it says what is agreed now."),
    ground=_("Someone may take an agreement back until the report is published."),
)
WORDS_STAND = ActionRule(
    name="evaluations_publishedreport_words_stand",
    message=_(
        "Words of residents, or a question or answer of the council, were corrected or withdrawn since "
        "this report was submitted."
    ),
    next_step=_("Take the report back and submit it anew, so that it prints what stands now."),
    ground=_("What was taken back, often because someone could be recognised, is not printed."),
)
MOVES_STAND = ActionRule(
    name="evaluations_publishedreport_moves_stand",
    message=_(
        "Whether reports say how many people moved was chosen otherwise since this report was submitted."
    ),
    next_step=_("Take the report back and submit it anew, so that it follows the choice."),
    ground=_("What the privacy officer advised to leave out is not printed any more."),
)
PUBLISHED_ONCE = Rule(
    name="evaluations_publishedreport_once_per_edition",
    message=_("This report was published already."),
    next_step=_("Open the page of the report to see it. Is something wrong? Then correct it."),
    ground=_("What was published is never altered."),
)
EDITION_FOLLOWS = Rule(
    name="evaluations_report_edition_follows",
    message=_("There is no published report here to correct."),
    next_step=_("Change the texts of the draft."),
    ground=_("A next edition corrects the one that was published."),
)
NEXT_EDITION_BEGUN = ActionRule(
    name="evaluations_report_next_edition_begun",
    message=_("No next edition was begun that can be withdrawn."),
    next_step=_("Open the page of the report to see how things stand."),
    ground=_("What was published stays."),
)
NAMED_BY_ITS_EDITION = Rule(
    name="evaluations_publishedfile_named_by_its_edition",
    message=_("This file does not belong to the published edition."),
    next_step=_("Correct the report: a next edition has files of its own."),
    ground=_("Files are made and published together, and none is added later."),
)
WITH_ALL_FILES = Rule(
    name="evaluations_publishedreport_with_all_files",
    message=_("A file of the report is missing."),
    next_step=_("Publish it again; nothing of it is public yet."),
    ground=_("Who reads a published report can always get every file of it."),
)
SAYS_WHAT_CHANGED = Rule(
    name="evaluations_councilreport_says_what_changed",
    message=_("You have not said what changes."),
    next_step=_("Write in a few sentences what was wrong and what it is now."),
    ground=_("Who read the earlier edition must see what became different, and why."),
    field="what_changed",
)
SAYS_WHAT_CHANGED.checked_as("evaluations_publishedreport_says_what_changed")
