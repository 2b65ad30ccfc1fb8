"""The first page: three short answers make a first plan."""
