"""How long records are kept, and the list of what is to be destroyed."""

from interwonen.retention.models.destructions import Destruction
from interwonen.retention.models.periods import Kind, RetentionPeriod

__all__ = ["Destruction", "Kind", "RetentionPeriod"]
