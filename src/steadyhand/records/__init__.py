"""What a guide is: its records, their fields and forms, collections of them, the ledger. Values, and nothing but values."""
