"""How long records are kept, and the list of what is to be destroyed."""

from interwonen.retention.models.destructions import FILES, Destruction
from interwonen.retention.models.periods import OWN_CHOICE, Kind, RetentionPeriod

__all__ = ["FILES", "OWN_CHOICE", "Destruction", "Kind", "RetentionPeriod"]
