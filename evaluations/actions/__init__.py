"""What can be done to evaluation moments and reports."""

from evaluations.actions.moments import hold_moment, plan_moment
from evaluations.actions.reports import start_report, write_paragraphs

__all__ = ["hold_moment", "plan_moment", "start_report", "write_paragraphs"]
