"""What lists of the neighbourhood may show: visibility, state and date."""
