"""
What things are: grades, judgements, kinds of event, authorities, spans and periods.
"""
