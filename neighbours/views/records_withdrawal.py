"""Which records about the neighbourhood can be withdrawn: a line for every kind."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.audit.withdrawals import Withdrawal
from interwonen.core import clock
from neighbours.actions.consultation_hours_calls import withdraw_call
from neighbours.actions.enquiries_corrections import withdraw_enquiry, withdraw_reply
from neighbours.actions.enquiries_steps import withdraw_step
from neighbours.actions.letters import withdraw_letter
from neighbours.actions.sounding_board import withdraw_board_member
from neighbours.actions.sounding_board_agreements import withdraw_board_agreement
from neighbours.actions.sounding_board_meetings import withdraw_board_meeting
from neighbours.actions.surveys_forms import withdraw_form
from neighbours.models import (
    Address,
    Announcement,
    BoardAgreement,
    BoardMeeting,
    BoardMember,
    Call,
    Enquiry,
    EnquiryNote,
    EnquiryStep,
    LetterRound,
    QuestionAsked,
    Reply,
    StandardAnswer,
    SurveyForm,
    SurveyRound,
)
from neighbours.views.addresses import address_trail
from neighbours.views.announcements import announcement_trail
from neighbours.views.consultation_hours import hour_trail
from neighbours.views.enquiries import enquiry_trail, while_its_enquiry_counts
from neighbours.views.enquiries_answers import answers_trail
from neighbours.views.letters import letter_trail, while_unsent
from neighbours.views.questions_asked import question_trail
from neighbours.views.sounding_board import member_trail
from neighbours.views.sounding_board_agreements import agreement_trail, while_agreement_counts
from neighbours.views.sounding_board_meetings import meeting_trail
from neighbours.views.surveys import survey_trail
from neighbours.views.surveys_forms import forms_trail, while_form_can_go


def _withdraw_enquiry(enquiry: Enquiry, *, reason: str, by: User) -> Enquiry:
    return withdraw_enquiry(enquiry, reason=reason, today=clock.today(), by=by)


def _title_of_meeting(meeting: BoardMeeting) -> str:
    return _("Withdraw the meeting") if meeting.is_held else _("Cancel the meeting")


WITHDRAWALS = (
    Withdrawal(
        Address,
        "address",
        Permission.NEIGHBOURHOOD_WRITE,
        lambda row: address_trail(row)[:-1],
        title=lambda row: _("Withdraw %(address)s") % {"address": row},
        lead=gettext_lazy(
            "For an address that does not exist or does not belong to the neighbourhood. Do the "
            "residents want no letters? Then correct the address and say so there."
        ),
        done=gettext_lazy("The address has been withdrawn; no letter goes there."),
    ),
    Withdrawal(
        Announcement,
        "announcement",
        Permission.NEIGHBOURHOOD_WRITE,
        announcement_trail,
        lead=gettext_lazy("For what was recorded twice or by mistake."),
        done=gettext_lazy("This no longer counts."),
    ),
    Withdrawal(
        BoardAgreement,
        "board_agreement",
        Permission.NEIGHBOURHOOD_WRITE,
        agreement_trail,
        action=withdraw_board_agreement,
        lead=gettext_lazy("For an agreement that was not made, or was recorded twice."),
        done=gettext_lazy("The agreement has been withdrawn; it no longer counts."),
        only=while_agreement_counts,
    ),
    Withdrawal(
        BoardMeeting,
        "board_meeting",
        Permission.NEIGHBOURHOOD_WRITE,
        meeting_trail,
        action=withdraw_board_meeting,
        title=_title_of_meeting,
        lead=gettext_lazy("Its agreements no longer count, and its notes leave the public page."),
        done=gettext_lazy("The meeting no longer counts. It stays readable here."),
        question=gettext_lazy("Why?"),
        button=_title_of_meeting,
    ),
    Withdrawal(
        BoardMember,
        "board_member",
        Permission.NEIGHBOURHOOD_WRITE,
        member_trail,
        action=withdraw_board_member,
        lead=gettext_lazy("For a member who was recorded by mistake. The name is removed at once."),
        done=gettext_lazy("The member has been withdrawn."),
    ),
    Withdrawal(
        Call,
        "call",
        Permission.CALL_LOG,
        hour_trail,
        action=withdraw_call,
        title=lambda row: (
            _("Withdraw the appointment") if row.is_booked else _("Withdraw the call")
        ),
        lead=gettext_lazy("A question or report that it became stays as it is."),
        done=gettext_lazy("It has been withdrawn and no longer counts."),
    ),
    Withdrawal(
        Enquiry,
        "enquiry",
        Permission.ENQUIRY_ANSWER,
        enquiry_trail,
        action=_withdraw_enquiry,
        title=lambda row: _("Withdraw no. %(number)d") % {"number": row.number},
        lead=gettext_lazy(
            "For what was recorded twice or by mistake. It stays readable under “Withdrawn”, but the "
            "name and address of the neighbour are removed at once."
        ),
        done=gettext_lazy("The question or report has been withdrawn; it no longer counts."),
    ),
    Withdrawal(
        EnquiryNote,
        "note",
        Permission.ENQUIRY_ANSWER,
        enquiry_trail,
        done=gettext_lazy("The note has been withdrawn."),
        only=while_its_enquiry_counts,
    ),
    Withdrawal(
        EnquiryStep,
        "step",
        Permission.ENQUIRY_ANSWER,
        enquiry_trail,
        action=withdraw_step,
        title=lambda row: _("Withdraw “%(step)s”") % {"step": row.get_status_display()},
        lead=gettext_lazy(
            "For a step that was recorded by mistake. Only the last one can be withdrawn."
        ),
        done=gettext_lazy("The step has been withdrawn; the enquiry stands as before."),
        only=while_its_enquiry_counts,
    ),
    Withdrawal(
        LetterRound,
        "letter",
        Permission.NEIGHBOURHOOD_WRITE,
        letter_trail,
        action=withdraw_letter,
        lead=gettext_lazy("For a letter that will not be sent. It stays readable."),
        done=gettext_lazy("The letter has been withdrawn."),
        question=gettext_lazy("Why not?"),
        only=while_unsent,
    ),
    Withdrawal(
        QuestionAsked,
        "question_asked",
        Permission.NEIGHBOURHOOD_WRITE,
        question_trail,
        lead=lambda row: row.question,
        done=gettext_lazy("The question has been withdrawn."),
        question=gettext_lazy("Why is it taken off?"),
    ),
    Withdrawal(
        Reply,
        "reply",
        Permission.ENQUIRY_ANSWER,
        enquiry_trail,
        action=withdraw_reply,
        lead=gettext_lazy("For an answer that was not given, or was recorded twice or elsewhere."),
        done=gettext_lazy("The answer has been withdrawn; it no longer counts."),
        only=while_its_enquiry_counts,
    ),
    Withdrawal(
        StandardAnswer,
        "standard_answer",
        Permission.ENQUIRY_ANSWER,
        answers_trail,
        title=lambda row: _("Withdraw “%(title)s”") % {"title": row.title},
        lead="",
        done=gettext_lazy("The standard answer has been withdrawn."),
        question=gettext_lazy("Why is it not used any more?"),
    ),
    Withdrawal(
        SurveyForm,
        "survey_form",
        Permission.NEIGHBOURHOOD_WRITE,
        forms_trail,
        action=withdraw_form,
        done=gettext_lazy("The form has been withdrawn; it no longer counts."),
        only=while_form_can_go,
    ),
    Withdrawal(
        SurveyRound,
        "survey",
        Permission.NEIGHBOURHOOD_WRITE,
        survey_trail,
        lead=gettext_lazy("Its forms stay, but count nowhere any more."),
        done=gettext_lazy("The round has been withdrawn; it no longer counts."),
    ),
)
