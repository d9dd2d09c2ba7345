"""Whose the personal data of neighbours are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

_PUBLIC = _("task of public interest (AVG 6(1)(e))")

ANSWERING = Purpose(
    _("Answering questions and reports, and handling complaints"),
    _("neighbours and others who ask or report something, and whom a report is about"),
    _(
        "task of public interest (AVG 6(1)(e)); a complaint: Awb chapter 9; what a report says of"
        " health or crime: to be checked (UAVG 30 and 33)"
    ),
    is_special=True,
)
INFORMING = Purpose(
    _("Informing the neighbourhood by letter and in meetings"),
    _("neighbours, and members of the sounding board"),
    _PUBLIC,
)
LISTENING = Purpose(
    _("Asking how the neighbourhood experiences the pilot, without names"),
    _("neighbours, in what they write themselves"),
    _PUBLIC,
)
OPEN_DOOR = Purpose(
    _("Keeping the support point open and knowing what it is used for"),
    _("visitors without a name, and colleagues"),
    _PUBLIC,
)

_ASKED = Responsibility(Party.MUNICIPALITY, ANSWERING, Kept.NEIGHBOUR_CONTACT)
_TOLD = Responsibility(Party.MUNICIPALITY, INFORMING, Kept.PILOT)
_SENT = Responsibility(Party.MUNICIPALITY, INFORMING, Kept.ADDRESSES)
_BOARD = Responsibility(Party.MUNICIPALITY, INFORMING, Kept.SOUNDING_BOARD)
_HEARD = Responsibility(Party.MUNICIPALITY, LISTENING, Kept.PILOT)
_VISITED = Responsibility(Party.BOTH, OPEN_DOOR, Kept.PILOT)

DECLARED: Declared = {
    "Enquirer": _ASKED,
    "Enquiry": _ASKED,
    "EnquiryNote": _ASKED,
    "EnquiryStep": _ASKED,
    "Reply": _ASKED,
    "FollowLink": _ASKED,
    "Call": Responsibility(Party.MUNICIPALITY, ANSWERING, Kept.CONSULTATION_HOURS),
    "ConsultationHour": Responsibility(Party.MUNICIPALITY, INFORMING, Kept.CONSULTATION_HOURS),
    "Address": _SENT,
    "AddressUpload": Responsibility(Party.MUNICIPALITY, INFORMING, Kept.SHORT),
    "Announcement": _TOLD,
    "LetterRound": _TOLD,
    "LetterText": _TOLD,
    "LetterCopy": _SENT,
    "ContactPoint": _TOLD,
    "BoardMember": _BOARD,
    "BoardMeeting": _BOARD,
    "BoardAgreement": _BOARD,
    "StandardAnswer": "A text to answer with, about nobody.",
    "QuestionAsked": "A question and answer for the public page, about nobody.",
    "SupportPointDay": _VISITED,
    "WalkIn": _VISITED,
    "SurveyRound": "When the neighbourhood is asked, with one code for all.",
    "SurveyForm": _HEARD,
    "SurveyAnswer": _HEARD,
}
