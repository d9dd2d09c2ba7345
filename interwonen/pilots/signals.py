"""What other apps hear of a pilot, in the transaction in which it happens."""

from django.dispatch import Signal

# After a decision on its number of places was recorded, corrected or withdrawn, or its places at the
# start changed: `pilot`, `by`.
capacity_decided = Signal()
# Before such a decision goes: `step`, `by`.
capacity_withdrawn = Signal()
# Before such a decision gets another day or number; the step still has the old ones: `step`, `by`.
capacity_changed = Signal()
