"""Quirk × layout: one fictional document printed in every layout, then damaged in every way that a repair knows."""
