"""Addresses of the letters, /<pilot>/brieven/, and of who heard what, /<pilot>/bekendmakingen/."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import Announcement, LetterCopy, LetterRound, LetterText
from neighbours.views import announcements, letters, letters_copies, letters_sending

letters_urls = [
    page("brieven/", letters.letter_list),
    page("brieven/nieuw/", letters.letter_begin),
    page("brieven/<int:pk>/", letters.letter_detail),
    page("brieven/<int:pk>/wijzigen/", letters.letter_change),
    page("brieven/<int:pk>/tekst/", letters.letter_write),
    page("brieven/<int:pk>/versies/", letters.letter_versions),
    page("brieven/<int:pk>/verzonden/", letters_sending.letter_send),
    page("brieven/<int:pk>/verzonden/wijzigen/", letters_sending.letter_sending_change),
    page("brieven/<int:pk>/verzonden/terugdraaien/", letters_sending.letter_sending_undo),
    page("brieven/<int:pk>/per-adres/", letters_copies.letter_preview),
    page("brieven/<int:pk>/pdf/", letters_copies.letter_print),
    page("brieven/<int:pk>/adressen/", letters_copies.letter_copies),
    page("brieven/adressen/<int:pk>/retour/", letters_copies.letter_copy_return),
    page("brieven/adressen/<int:pk>/niet-retour/", letters_copies.letter_copy_arrived),
    page("bekendmakingen/", announcements.announcement_list),
    page("bekendmakingen/nieuw/", announcements.announcement_record),
    page("bekendmakingen/<int:pk>/wijzigen/", announcements.announcement_change),
]

offer_history(
    Announcement,
    "bekendmakingen",
    Permission.NEIGHBOURHOOD_READ,
    announcements.announcement_trail,
)
offer_history(LetterRound, "brieven", Permission.NEIGHBOURHOOD_READ, letters.letter_trail)
offer_history(LetterText, "brieven-teksten", Permission.NEIGHBOURHOOD_READ, letters.letter_trail)
offer_history(
    LetterCopy, "brieven-adressen", Permission.NEIGHBOURHOOD_READ, letters_copies.copy_trail
)
