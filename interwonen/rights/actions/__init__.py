"""All that writes."""
