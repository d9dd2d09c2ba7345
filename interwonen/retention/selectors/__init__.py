"""What is due to be destroyed, and what goes with it; nothing here writes."""
