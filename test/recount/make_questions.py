#!/usr/bin/env python3
"""Makes questions for recount.py: the headline figures, then N random ones.

    python3 make_questions.py SEED N [DATA_DIR] [--method 1.0] > QUESTIONS.json

The same seed, number and data give the same questions. Names of sets, initiatives, schemes, groups and
indicators come from the CSV files of DATA_DIR (by default `data` two folders up). Method 1.0 is asked in its own
words alone, now and then, or with `--method 1.0` always; the headlines are left out then, and for data of 1.0.
Random questions use words that exist, but may select nothing, or a group that had no members on the day.
"""

import csv
import json
import os
import random
import sys
from datetime import date, timedelta

from recount import (
    BLOC_RULES, CLASSES, CONFIDENCES, ROLES, ROLES_1, UNIVERSES)

KINDS = [
    "TREATY", "PRINCIPLES", "DECLARATION", "RESOLUTION", "JOINT_STATEMENT", "STANDARDS_BODY", "CAPACITY_BUILDING",
    "NETWORK", "PARTNERSHIP", "SUMMIT", "PANEL", "STRATEGY", "REGIONAL_MECHANISM", "NATIONAL_MEASURE"]
SCOPES = ["INTERREGIONAL", "REGIONAL", "UNIVERSAL"]
# How often each is asked, in the long run. Series cost the most.
WEIGHTS = {
    "distribution": 12, "representation": 16, "gaps": 20, "matrix": 8, "series": 8, "parity": 10, "timeToJoin": 8,
    "presenceChanges": 8, "indicatorByGroup": 5, "coverage": 6, "participantCount": 6}


def headlines():
    """The figures that the description of version 2.0 prints, and the published one that both versions give."""
    complete, day = {"set": "complete-lists"}, "2026-11-22"
    questions = []
    for as_of in ({"asOf": day}, {}):
        questions += [
            {"ask": "gaps", "selection": {"initiatives": ["eu-ai-act"]}, "group": "eu", **as_of},
            {"ask": "gaps", "selection": {"initiatives": ["eu-ai-act"]}, "group": "eu", **as_of,
             "counting": {"blocs": "EXCLUDE"}},
            {"ask": "gaps", "selection": {"initiatives": ["g77-havana-2023"]}, "group": "g77-and-china", **as_of},
            {"ask": "gaps", "selection": {"initiatives": ["g77-havana-2023"]}, "group": "g77-and-china", **as_of,
             "counting": {"blocs": "EXCLUDE"}},
            {"ask": "distribution", "selection": complete, **as_of},
            {"ask": "distribution", "selection": complete, **as_of, "counting": {"blocs": "INHERIT"}},
            {"ask": "representation", "selection": {"set": "capacity-building"}, "scheme": "g77-and-china", **as_of},
            {"ask": "representation", "selection": {"set": "capacity-building"}, "scheme": "g77-and-china", **as_of,
             "counting": {"roleClasses": ["BENEFIT"]}},
            {"ask": "representation", "selection": complete, "scheme": "g77-and-china", **as_of},
            {"ask": "distribution", "selection": {"initiatives": ["global-digital-compact"]}, **as_of},
            {"ask": "gaps", "selection": {"initiatives": ["global-digital-compact"]}, **as_of},
            {"ask": "participantCount", "selection": {"initiatives": ["global-digital-compact"]}, **as_of},
            {"ask": "gaps", "selection": {"initiatives": ["iso-iec-jtc1-sc42"]}, **as_of},
        ]
    questions.append({"ask": "series", "selection": complete, "scheme": "g77-and-china", "from": 2023, "to": 2026})
    questions.append({"ask": "presenceChanges", "selection": complete, "from": 2026, "to": 2026})
    questions.append({
        "ask": "indicatorByGroup", "indicator": "imf_aipi_total", "scheme": "wb-income-groups", "year": 2023})
    for method in ("1.0", "2.0"):
        questions.append({
            "ask": "distribution", "selection": {"set": "hlab7"}, "asOf": "2024-09-30",
            "counting": {"presence": "CUMULATIVE", "method": method}})
        questions.append({
            "ask": "series", "selection": {"set": "hlab7"}, "scheme": "un-regional-groups", "from": 1945, "to": 2026,
            "counting": {"method": method}})
        questions.append({
            "ask": "parity", "selection": complete, "scheme": "g77-and-china", "group": "g77-and-china",
            "counting": {"method": method}})
        questions.append({
            "ask": "timeToJoin", "selection": complete, "scheme": "g77-and-china", "counting": {"method": method}})
    return questions


class Maker:
    """Makes random questions over the names of a data directory."""

    def __init__(self, seed, folder, method=None):
        self.random = random.Random(seed)
        self.method = method

        def column(name, field):
            path = os.path.join(folder, name + ".csv")
            if not os.path.exists(path):
                return []
            with open(path, encoding="utf-8-sig", newline="") as file:
                return sorted({row[field] for row in csv.DictReader(file) if row.get(field)})

        self.sets = column("initiative_sets", "slug")
        self.initiatives = column("initiatives", "slug")
        # Words of 2.0 that the data do not hold select nothing, and are not asked.
        self.leads = column("initiative_leads", "participant")
        self.topics = sorted({word.upper() for cell in column("initiatives", "topics") for word in cell.split(";")})
        self.families = [family.upper() for family in column("organisations", "family")] if self.leads else []
        self.schemes = column("schemes", "slug")
        self.groups = column("groups", "slug")
        self.indicators = column("indicators", "slug")
        with open(os.path.join(folder, "scheme_groups.csv"), encoding="utf-8-sig", newline="") as file:
            self.scheme_groups = [(row["scheme"], row["group"]) for row in csv.DictReader(file)]
        with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
            descriptor = json.load(file)
        self.data_through = date.fromisoformat(descriptor["rollcall:dataThrough"])
        self.usual_method = descriptor.get("rollcall:method", "2.0")

    def chance(self, share):
        return self.random.random() < share

    def some(self, names, most):
        """One to `most` of the names, each once."""
        return self.random.sample(names, self.random.randint(1, min(most, len(names))))

    def selection(self, method):
        """A selection by set, by list or by filter, often with conditions on top."""
        selection = {}
        how = self.random.random()
        if how < 0.35:
            selection["set"] = self.random.choice(self.sets)
        elif how < 0.6:
            selection["initiatives"] = self.some(self.initiatives, 12)
        conditions = 0.25 if selection else 0.4
        if self.chance(conditions / 2):
            selection["kinds"] = self.some(KINDS, 5)
        if self.chance(conditions / 3):
            selection["scopes"] = self.some(SCOPES, 2)
        if self.chance(conditions / 6):
            selection["binding"] = self.chance(0.5)
        if self.chance(conditions):
            selection["completeOnly"] = self.chance(0.9)
        if method == "2.0":
            if self.topics and self.chance(conditions / 2):
                selection["topics"] = self.some(self.topics, 3)
            if self.leads and self.chance(conditions / 3):
                selection["leads"] = self.some(self.leads, 6)
            if self.families and self.chance(conditions / 3):
                selection["families"] = self.some(self.families, 3)
            if self.chance(conditions / 2):
                selection["focus"] = self.random.choice(["AI", "AI", "BROADER"] if self.topics else ["AI"])
        return selection

    def counting(self, method):
        """A way to count, in the words of the version."""
        counting = {}
        if method != self.usual_method or self.chance(0.3):
            counting["method"] = method
        if self.chance(0.5):
            counting["presence"] = self.random.choice(["CURRENT", "CUMULATIVE"])
        if self.chance(0.6):
            counting["blocs"] = self.random.choice(BLOC_RULES if method == "2.0" else ["EXCLUDE", "INHERIT"])
        if self.chance(0.2):
            counting["roles"] = self.some(ROLES if method == "2.0" else ROLES_1, 6)
        if method == "2.0" and self.chance(0.25):
            counting["roleClasses"] = self.some(CLASSES, 3)
        if self.chance(0.2):
            counting["minConfidence"] = self.random.choice(CONFIDENCES)
        if self.chance(0.2):
            counting["universe"] = self.random.choice(UNIVERSES)
        return counting

    def day(self):
        """A day on which something is on record, mostly; else any from 1945 on."""
        first = date(2017, 1, 1) if self.chance(0.8) else date(1945, 1, 1)
        return (first + timedelta(self.random.randint(0, (self.data_through - first).days))).isoformat()

    def years(self):
        """A range of years, mostly a short one."""
        if self.chance(0.05):
            first = self.random.randint(1945, 2010)
            return {"from": first, "to": self.random.randint(first, first + 30)}
        last = self.random.randint(2015, self.data_through.year)
        return {"from": self.random.randint(last - 6, last), "to": last}

    def question(self):
        """One valid question."""
        ask = self.random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        if ask == "indicatorByGroup":
            question = {
                "ask": ask, "indicator": self.random.choice(self.indicators),
                "scheme": self.random.choice(self.schemes)}
            if self.chance(0.9):
                question["year"] = self.random.randint(2005, self.data_through.year)
            if self.chance(0.2):
                question["universe"] = self.random.choice(UNIVERSES)
            return question
        method = self.method or ("1.0" if self.chance(0.25) else "2.0")
        question = {"ask": ask, "selection": self.selection(method)}
        counting = self.counting(method)
        if counting:
            question["counting"] = counting
        if ask in ("series", "presenceChanges"):
            question.update(self.years())
        elif self.chance(0.85):
            question["asOf"] = self.day()
        if ask in ("representation", "series", "timeToJoin"):
            question["scheme"] = self.random.choice(self.schemes)
        if ask in ("representation", "series") and self.chance(0.2):
            question["compositionAt"] = self.day()
        if ask == "parity" or (ask == "presenceChanges" and self.chance(0.3)):
            question["scheme"], question["group"] = self.random.choice(self.scheme_groups)
        if ask in ("gaps", "matrix") and self.chance(0.4):
            question["group"] = self.random.choice(self.groups)
        if ask == "gaps" and self.chance(0.4):
            question["fewerThan"] = self.random.randint(1, 6)
        return question


def main(arguments):
    method = None
    if "--method" in arguments:
        at = arguments.index("--method")
        method = arguments[at + 1]
        arguments = arguments[:at] + arguments[at + 2:]
    if len(arguments) not in (2, 3) or method not in (None, "1.0", "2.0"):
        sys.exit("usage: make_questions.py SEED N [DATA_DIR] [--method 1.0] > QUESTIONS.json")
    here = os.path.dirname(os.path.abspath(__file__))
    folder = arguments[2] if len(arguments) == 3 else os.path.join(here, "..", "..", "data")
    if not os.path.isdir(folder):
        sys.exit(f"no data directory: {folder}")
    maker = Maker(int(arguments[0]), folder, method)
    printed = headlines() if method is None and maker.usual_method == "2.0" else []
    questions = printed + [maker.question() for _ in range(int(arguments[1]))]
    sys.stdout.write("[\n" + ",\n".join(json.dumps(q, ensure_ascii=False) for q in questions) + "\n]\n")


if __name__ == "__main__":
    main(sys.argv[1:])
