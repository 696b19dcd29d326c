"""Weighing: pure functions over entries and frames, each with its formula, unit and interval."""

from mizan.weighing.balance import balance, spread
from mizan.weighing.bootstrap import interval
from mizan.weighing.changes import Changes, changes, pelt
from mizan.weighing.charts import Chart, chart
from mizan.weighing.closeness import closeness
from mizan.weighing.concentration import Concentration, concentration
from mizan.weighing.cooperation import cooperation, mean_score
from mizan.weighing.coverage import as_told, compare, coverage, publishers
from mizan.weighing.dependence import bandwidth, dependence, money
from mizan.weighing.depth import DepthWeights, depth
from mizan.weighing.domains import domains, domains_of
from mizan.weighing.drift import drift
from mizan.weighing.follow import commitments, follow_through, keeping
from mizan.weighing.frames import acts, own_figures, vectors
from mizan.weighing.framing import framing, word_counts
from mizan.weighing.initiative import initiative
from mizan.weighing.measured import MINIMUM, Measured
from mizan.weighing.naming import named_with, plain
from mizan.weighing.opposed import opposed_choice, positions
from mizan.weighing.overall import overall
from mizan.weighing.partners import Partner, partners
from mizan.weighing.periods import by_period, unplaced
from mizan.weighing.principles import principles, principles_of
from mizan.weighing.scores import score
from mizan.weighing.shares import share_of, shares

__all__ = [
    "MINIMUM",
    "Changes",
    "Chart",
    "Concentration",
    "DepthWeights",
    "Measured",
    "Partner",
    "acts",
    "as_told",
    "balance",
    "bandwidth",
    "by_period",
    "changes",
    "chart",
    "closeness",
    "commitments",
    "compare",
    "concentration",
    "cooperation",
    "coverage",
    "dependence",
    "depth",
    "domains",
    "domains_of",
    "drift",
    "follow_through",
    "framing",
    "initiative",
    "interval",
    "keeping",
    "mean_score",
    "money",
    "named_with",
    "opposed_choice",
    "overall",
    "own_figures",
    "partners",
    "pelt",
    "plain",
    "positions",
    "principles",
    "principles_of",
    "publishers",
    "score",
    "share_of",
    "shares",
    "spread",
    "unplaced",
    "vectors",
    "word_counts",
]
