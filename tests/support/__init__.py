"""What several tests share: printing a strategy as the city's table, generating strategies, breaking tables."""
