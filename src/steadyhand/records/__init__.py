"""What a guide is: records, their fields and forms, collections, the ledger. Values, and nothing but values."""
