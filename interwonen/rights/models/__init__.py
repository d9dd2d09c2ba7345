"""What residents asked and said about their own data, and the copies that were made of their files."""

from interwonen.rights.models.copies import CopyContent, CopyFile, CopyText, FileCopy
from interwonen.rights.models.requests import RightsRequest
from interwonen.rights.models.statements import ResidentStatement

__all__ = [
    "CopyContent",
    "CopyFile",
    "CopyText",
    "FileCopy",
    "ResidentStatement",
    "RightsRequest",
]
