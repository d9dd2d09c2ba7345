"""The report to the council: what it says, what it may say, and the forms that it takes."""
