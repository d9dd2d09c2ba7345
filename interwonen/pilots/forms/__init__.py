"""Forms about a pilot, and the fields that choose from a vocabulary."""

from interwonen.pilots.forms.terms import OffersTerms, TermChoiceField, TermsChoiceField

__all__ = ["OffersTerms", "TermChoiceField", "TermsChoiceField"]
