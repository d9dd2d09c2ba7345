"""What happens in the neighbourhood of a pilot: a file of models for each subject."""

from neighbours.models.addresses import Address
from neighbours.models.addresses_uploads import AddressUpload
from neighbours.models.announcements import Announcement
from neighbours.models.consultation_hours import Call, ConsultationHour
from neighbours.models.contact_points import ContactPoint
from neighbours.models.enquiries import TEXT_LENGTH, Enquiry, Reply
from neighbours.models.enquiries_answers import StandardAnswer
from neighbours.models.enquiries_contacts import Enquirer
from neighbours.models.enquiries_follow import FollowLink
from neighbours.models.enquiries_notes import EnquiryNote
from neighbours.models.enquiries_status import Status
from neighbours.models.enquiries_steps import EnquiryStep
from neighbours.models.letters import LetterRound, LetterText
from neighbours.models.letters_copies import LetterCopy
from neighbours.models.questions_asked import QUESTION_LENGTH, QuestionAsked
from neighbours.models.sounding_board import BoardAgreement, BoardMeeting, BoardMember
from neighbours.models.support_point import SupportPointDay, WalkIn
from neighbours.models.surveys import SurveyAnswer, SurveyForm, SurveyRound

__all__ = [
    "Announcement",
    "QUESTION_LENGTH",
    "TEXT_LENGTH",
    "Address",
    "AddressUpload",
    "BoardAgreement",
    "BoardMeeting",
    "BoardMember",
    "Call",
    "ConsultationHour",
    "ContactPoint",
    "Enquirer",
    "Enquiry",
    "EnquiryNote",
    "EnquiryStep",
    "FollowLink",
    "QuestionAsked",
    "LetterCopy",
    "LetterRound",
    "LetterText",
    "Reply",
    "Status",
    "StandardAnswer",
    "SupportPointDay",
    "SurveyAnswer",
    "SurveyForm",
    "SurveyRound",
    "WalkIn",
]
