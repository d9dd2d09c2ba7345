"""Addresses of the letters, /<pilot>/brieven/, and of who heard what, /<pilot>/bekendmakingen/."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import Announcement, LetterRound, LetterText
from neighbours.views import announcements, letters, letters_sending

letters_urls = [
    page("brieven/", letters.letter_list),
    page("brieven/nieuw/", letters.letter_begin),
    page("brieven/<int:pk>/", letters.letter_detail),
    page("brieven/<int:pk>/wijzigen/", letters.letter_change),
    page("brieven/<int:pk>/tekst/", letters.letter_write),
    page("brieven/<int:pk>/versies/", letters.letter_versions),
    page("brieven/<int:pk>/intrekken/", letters.letter_withdraw),
    page("brieven/<int:pk>/verzonden/", letters_sending.letter_send),
    page("brieven/<int:pk>/verzonden/wijzigen/", letters_sending.letter_sending_change),
    page("brieven/<int:pk>/verzonden/terugdraaien/", letters_sending.letter_sending_undo),
    page("bekendmakingen/", announcements.announcement_list),
    page("bekendmakingen/nieuw/", announcements.announcement_record),
    page("bekendmakingen/<int:pk>/wijzigen/", announcements.announcement_change),
    page("bekendmakingen/<int:pk>/intrekken/", announcements.announcement_withdraw),
]

offer_history(
    Announcement,
    "bekendmakingen",
    Permission.NEIGHBOURHOOD_READ,
    announcements.announcement_trail,
)
offer_history(LetterRound, "brieven", Permission.NEIGHBOURHOOD_READ, letters.letter_trail)
offer_history(LetterText, "brieven-teksten", Permission.NEIGHBOURHOOD_READ, letters.letter_trail)
