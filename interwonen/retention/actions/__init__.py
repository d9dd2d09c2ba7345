"""All that writes about keeping and destroying."""
