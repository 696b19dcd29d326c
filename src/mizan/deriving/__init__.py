"""What is worked out of a whole ledger as tables, kept in it for the desk and the commands until it changes.

whole.py      `Whole`, all records and entries of a ledger, of which those are loaded that are asked for
tellings.py   what records tell, found out in one pass over them
counting.py   entries as they are counted, from that and the tables of the ledger
derived.py    the tables of a focal state and of all entries
restored.py   what stands in them, put together again with the records that say so
briefing.py   what a brief tells, chosen from them
"""
