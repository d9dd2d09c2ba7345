"""Actions of the neighbourhood; each is carried out in full or not at all."""
