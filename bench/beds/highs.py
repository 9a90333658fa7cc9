"""The same night as a mixed-integer programme, solved by HiGHS through SciPy."""
import json
import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

q = json.load(sys.stdin)
columns = [(p, s) for p, slots in enumerate(q["open"]) for s in slots or []]
rows, cols, values, upper = [], [], [], []


def constrain(terms, at_most):
    for column, value in terms:
        rows.append(len(upper))
        cols.append(column)
        values.append(value)
    upper.append(at_most)


of_party, of_slot, of_property = {}, {}, {}
for c, (p, s) in enumerate(columns):
    of_party.setdefault(p, []).append((c, 1))
    of_slot.setdefault(s, []).append((c, q["size"][p]))
    of_property.setdefault((p, q["property"][s]), []).append((c, 1))
for terms in of_party.values():
    constrain(terms, 1)
for s, terms in of_slot.items():
    constrain(terms, q["free"][s])
for a, b in q["apart"]:
    for i in set(q["property"]):
        both = of_property.get((a, i), []), of_property.get((b, i), [])
        if both[0] and both[1]:
            constrain(both[0] + both[1], 1)

began = time.process_time()
found = milp(
    c=-np.array([q["size"][p] for p, _ in columns], dtype=float),
    constraints=LinearConstraint(coo_matrix((values, (rows, cols)), shape=(len(upper), len(columns))), ub=upper),
    integrality=np.ones(len(columns)),
    bounds=Bounds(0, 1),
)
print(json.dumps({"placed": round(-found.fun), "seconds": time.process_time() - began}))
