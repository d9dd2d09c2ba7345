"""Addresses of the sounding board: /<pilot>/overleg/."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import BoardAgreement, BoardMeeting, BoardMember
from neighbours.views import (
    sounding_board,
    sounding_board_agreements,
    sounding_board_meetings,
)

sounding_board_urls = [
    page("overleg/", sounding_board.board_overview),
    page("overleg/leden/nieuw/", sounding_board.board_member_create),
    page("overleg/leden/<int:pk>/wijzigen/", sounding_board.board_member_change),
    page("overleg/nieuw/", sounding_board_meetings.board_meeting_create),
    page("overleg/<int:pk>/", sounding_board_meetings.board_meeting_detail),
    page("overleg/<int:pk>/wijzigen/", sounding_board_meetings.board_meeting_change),
    page("overleg/<int:pk>/verslag/", sounding_board_meetings.board_notes_record),
    page("overleg/<int:pk>/publiceren/", sounding_board_meetings.board_notes_publish),
    page("overleg/<int:pk>/van-de-pagina/", sounding_board_meetings.board_notes_unpublish),
    page("overleg/<int:pk>/afspraken/nieuw/", sounding_board_agreements.board_agreement_create),
    page("afspraken/<int:pk>/wijzigen/", sounding_board_agreements.board_agreement_change),
    page("afspraken/<int:pk>/afhandelen/", sounding_board_agreements.board_agreement_settle),
    page("afspraken/<int:pk>/heropenen/", sounding_board_agreements.board_agreement_reopen),
]

offer_history(
    BoardMember, "overleg-leden", Permission.NEIGHBOURHOOD_READ, sounding_board.member_trail
)
offer_history(
    BoardMeeting, "overleg", Permission.NEIGHBOURHOOD_READ, sounding_board_meetings.meeting_trail
)
offer_history(
    BoardAgreement,
    "overleg-afspraken",
    Permission.NEIGHBOURHOOD_READ,
    sounding_board_agreements.agreement_trail,
)
