"""The figures: what the guide's press costs and gives, measured beside its peers."""
