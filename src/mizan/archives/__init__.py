"""Archives: more documents than one machine reads, mapped part by part to Parquet files.

`partitions` cuts the sources into parts, `mapping` reads one part into files, `engines` maps all of them with the
cores of one machine or a cluster, `schema` says what the columns are, `archive` asks what was written, and `books`
settles it.
"""
