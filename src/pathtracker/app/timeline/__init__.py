"""The timeline: what is planned when, as a chart and as a table."""
