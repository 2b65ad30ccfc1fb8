"""How far one is: what roles ask for against what one says and can show."""
