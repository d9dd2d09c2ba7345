"""What the measurements are held against; a ratio is to the floor unless it says otherwise."""

from tests.bench.pages import Kind

# The median of a page, as a part of the floor's.
RATIOS = {
    Kind.LIST: 1.0,
    Kind.DASHBOARD: 1.0,
    Kind.PARTICIPANT: 1.0,
    Kind.SEARCH: 1.5,
    Kind.FORM: 0.8,
    Kind.WRITE: 0.5,
}
AT_SCALE = 1.2  # the ratio at many pilots, as a part of that at one
PDF = 1.3  # the report, as a part of what WeasyPrint alone takes for the same HTML
SECONDS_TO_START = 1.5
MEGABYTES = 130
