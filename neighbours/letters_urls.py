"""Addresses of the letters: /<pilot>/brieven/."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import LetterRound, LetterText
from neighbours.views import letters, letters_sending

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
]

offer_history(LetterRound, "brieven", Permission.NEIGHBOURHOOD_READ, letters.letter_trail)
offer_history(LetterText, "brieven-teksten", Permission.NEIGHBOURHOOD_READ, letters.letter_trail)
