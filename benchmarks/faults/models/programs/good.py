#!/usr/bin/env python3
import csv
import sys

for age, region in csv.reader(sys.stdin):
    print(f"{1 + int(age) // 10},{1 if region == 'west' else 0}")
