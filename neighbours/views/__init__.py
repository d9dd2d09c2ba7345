"""The pages of the neighbourhood."""
