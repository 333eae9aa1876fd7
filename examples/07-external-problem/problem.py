#!/usr/bin/env python3
"""The least sheet metal for a can of 330 ml that is at least one and a half times as high as wide, served as an external problem.

    optisuite solve --external "python3 examples/07-external-problem/problem.py"

x = (radius, height) in cm. f is the surface; the rows are height - 3 radius >= 0, which is linear, and volume >= 330.
All derivatives and batches are provided. Standard output belongs to the protocol: print anything else to standard error.
"""
import json
import sys
from math import pi


def f(x):
    r, h = x
    return 2 * pi * r * (r + h)


def g(x):
    r, h = x
    return [2 * pi * (2 * r + h), 2 * pi * r]


def c(x):
    r, h = x
    return [h - 3 * r, pi * r * r * h]


def jacobian(x):
    r, h = x
    return [[-3, 1], [2 * pi * r * h, pi * r * r]]


DESCRIPTION = {
    "protocol": 1, "name": "can", "dimension": 2, "start": [5, 5], "lower": [0.1, 0.1],
    "constraintLower": [0, 330], "linear": [True, False], "provides": ["f", "g", "c", "J", "batch"],
}
FUNCTIONS = {"f": f, "g": g, "c": c, "J": jacobian}

for line in sys.stdin:
    request = json.loads(line)
    if request["op"] == "quit":
        break
    if request["op"] == "describe":
        reply = DESCRIPTION
    elif request["op"] == "evaluate":
        reply = {want: FUNCTIONS[want](request["x"]) for want in request["want"]}
    elif request["op"] == "evaluateBatch":
        reply = {want + "s": [FUNCTIONS[want](x) for x in request["xs"]] for want in request["want"]}
    else:
        reply = {"error": f"unknown op {request['op']}"}
    print(json.dumps(reply), flush=True)
