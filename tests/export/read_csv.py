"""Reads a CSV file as spreadsheets do, and prints its rows as JSON."""

import csv
import json
import sys


def main(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        print(json.dumps(list(csv.DictReader(file, strict=True))))


main(*sys.argv[1:])
