"""Forms about keeping and destroying."""
