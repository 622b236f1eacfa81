#!/usr/bin/env python3
"""Holds recount.py against printed figures, against figures worked by hand, and against itself.

    python3 -m unittest test_recount

The data are those of the package, two folders up.
"""

import os
import random
import unittest
from collections import Counter
from datetime import date

import recount
from recount import NEVER, Fact, Piece, Register, answer

HERE = os.path.dirname(os.path.abspath(__file__))
REGISTER = Register(os.path.join(HERE, "..", "..", "data"))
DAY = "2026-11-22"
COMPLETE = {"set": "complete-lists"}


def ask(name, **parts):
    if name not in ("series", "presenceChanges", "indicatorByGroup"):
        parts.setdefault("asOf", DAY)
    given = {"ask": name, **{key.rstrip("_"): value for key, value in parts.items()}}
    result = answer(REGISTER, given)
    if isinstance(result, dict) and "error" in result:
        raise AssertionError(result["error"]["message"])
    return result


def day(text):
    return date.fromisoformat(text).toordinal()


class Printed(unittest.TestCase):
    """Each row of the table at the top of the description of version 2.0, and what others published."""

    def reasons(self, slug, group=None, **counting):
        missing = ask("gaps", selection={"initiatives": [slug]}, group=group, counting=counting)["initiatives"][0]
        return Counter((absence["reason"], tuple(absence["through"])) for absence in missing["missing"])

    def test_nobody_of_the_union_is_absent_from_its_regulation(self):
        self.assertEqual(self.reasons("eu-ai-act", "eu"), {})
        self.assertEqual(self.reasons("eu-ai-act", "eu", blocs="EXCLUDE"), {("THROUGH_ORGANISATION", ("EU",)): 27})

    def test_nobody_of_the_77_is_absent_from_havana(self):
        self.assertEqual(self.reasons("g77-havana-2023", "g77-and-china"), {})
        self.assertEqual(
            self.reasons("g77-havana-2023", "g77-and-china", blocs="EXCLUDE"),
            {("THROUGH_ORGANISATION", ("G77",)): 131})

    def test_states_at_none_of_the_complete_lists(self):
        result = ask("distribution", selection=COMPLETE)
        self.assertEqual((len(result["initiatives"]), result["buckets"][0]["size"]), (23, 54))
        under = {row["blocs"]: row["atNone"] for row in result["sensitivity"]["underBlocRules"]}
        self.assertEqual((under["AS_ADOPTED"], under["INHERIT"]), (54, 28))

    def test_capacity_building(self):
        parts = {"selection": {"set": "capacity-building"}, "scheme": "g77-and-china"}
        by_default = ask("representation", **parts)["groups"][0]["representationRatio"]
        receiving = ask("representation", counting={"roleClasses": ["BENEFIT"]}, **parts)
        self.assertEqual(round(by_default, 2), 0.98)
        self.assertEqual(round(receiving["groups"][0]["representationRatio"], 2), 1.36)

    def test_leading_seats_of_the_77_and_china(self):
        groups = ask("representation", selection=COMPLETE, scheme="g77-and-china")["groups"]
        self.assertEqual((groups[0]["leadingSeats"], sum(g["leadingSeats"] for g in groups)), (5, 24))
        self.assertEqual(round(groups[0]["leadingSeatShare"], 2), 0.21)

    def test_the_compact_where_it_is_named(self):
        result = ask("distribution", selection={"initiatives": ["global-digital-compact"]})
        self.assertEqual(result["buckets"][1]["size"], 191)
        self.assertEqual(result["buckets"][0]["countries"], ["ARG", "RUS"])
        self.assertNotIn("global-digital-compact", ask("distribution", selection={})["initiatives"])

    def test_an_old_list_concludes_nothing(self):
        self.assertEqual(self.reasons("iso-iec-jtc1-sc42"), {("UNKNOWN", ()): 141})

    def test_presences_that_began_in_2026(self):
        point = ask("series", selection=COMPLETE, scheme="g77-and-china", from_=2026, to=2026)[0]
        self.assertEqual(point["joinedBounds"], {"least": 278, "greatest": 333})

    def test_the_seven_initiatives(self):
        for method in ("1.0", "2.0"):
            result = ask(
                "distribution", selection={"set": "hlab7"}, asOf="2024-09-30",
                counting={"presence": "CUMULATIVE", "method": method})
            self.assertEqual([b["size"] for b in result["buckets"]], [118, 21, 23, 10, 7, 5, 2, 7])

    def test_preparedness_by_income(self):
        result = ask("indicatorByGroup", indicator="imf_aipi_total", scheme="wb-income-groups", year=2023)
        means = {row["group"]: round(row["mean"], 2) for row in result["groups"]}
        self.assertEqual(
            [means[g] for g in (
                "wb-low-income", "wb-lower-middle-income", "wb-upper-middle-income", "wb-high-income")],
            [0.30, 0.38, 0.47, 0.64])


class ByHand(unittest.TestCase):
    """Small cases whose answer can be read off."""

    def fact(self, start, precision, end="", opening=None, previous=None):
        fact = Fact({
            "initiative": "x", "participant": "AAA", "role": "member", "valid_from": start, "valid_to": end,
            "date_precision": precision, "confidence": "verified"})
        fact.bound_start(opening and day(opening), previous and day(previous))
        return recount.iso(fact.earliest) if fact.earliest else None, recount.iso(fact.latest)

    def test_range_of_a_start(self):
        self.assertEqual(self.fact("2024-02-01", "month"), ("2024-02-01", "2024-02-29"))
        self.assertEqual(self.fact("2024-01-01", "year", "2024-05-17"), ("2024-01-01", "2024-05-16"))
        self.assertEqual(self.fact("2026-03-16", "no_later_than"), (None, "2026-03-16"))
        self.assertEqual(
            self.fact("2026-03-16", "no_later_than", opening="2024-05-02"), ("2024-05-02", "2026-03-16"))
        self.assertEqual(
            self.fact("2026-03-16", "no_later_than", opening="2024-05-02", previous="2025-01-01"),
            ("2025-01-01", "2026-03-16"))

    def test_a_year_later(self):
        self.assertEqual(recount.a_year_later(day("2024-02-29")), day("2025-02-28"))
        self.assertEqual(recount.a_year_later(day("2023-02-28")), day("2024-02-28"))
        self.assertEqual(recount.month_end(day("2024-12-05")), day("2024-12-31"))

    def test_periods_that_touch_are_one_spell(self):
        def piece(start, end):
            return Piece("MEMBER", start, end, start, start, "DAY")
        spells = recount.spells_of([piece(20, 30), piece(10, 20), piece(31, NEVER)])
        self.assertEqual([(s.start, s.end) for s in spells], [(10, 30), (31, NEVER)])

    def test_a_membership_without_the_time_of_a_dissociation(self):
        fact = Fact({
            "initiative": "x", "participant": "ORG", "role": "adopter", "valid_from": "2020-01-01", "valid_to": "",
            "date_precision": "day", "confidence": "verified"})
        joined = day("2021-01-01")
        pieces = list(Register._brought_along(fact, joined, NEVER, [(joined + 10, joined + 20)]))
        self.assertEqual([(p.start, p.end) for p in pieces], [(joined, joined + 10), (joined + 20, NEVER)])

    def test_who_left_before_the_organisation_took_part_is_not_brought_along(self):
        fact = Fact({
            "initiative": "x", "participant": "ORG", "role": "endorser", "valid_from": "2023-09-16", "valid_to": "",
            "date_precision": "day", "confidence": "verified"})
        self.assertEqual(list(Register._brought_along(fact, day("2000-01-01"), day("2020-01-01"), [])), [])

    def test_product_limit(self):
        # 6 pairs: joined after 1, 2, 2 days, outside still after 2, 3, 3. At 1: 5/6. At 2: 5/6 * 3/5 = 1/2.
        curve, median = recount.product_limit([(1, True), (2, True), (2, True), (2, False), (3, False), (3, False)])
        self.assertEqual([(row["atRisk"], row["joined"]) for row in curve], [(6, 1), (5, 2)])
        self.assertEqual(curve[1]["outside"], 0.5)
        self.assertAlmostEqual(curve[1]["standardError"], 0.5 * (1 / 30 + 2 / 15) ** 0.5)
        self.assertEqual(median, 2)

    def test_words_of_the_new_version_are_refused_by_the_old(self):
        for parts in ({"counting": {"method": "1.0", "blocs": "AS_ADOPTED"}},
                      {"counting": {"method": "1.0", "roles": ["PROVIDER"]}},
                      {"counting": {"method": "1.0", "roleClasses": ["BENEFIT"]}},
                      {"counting": {"method": "1.0"}, "selection": {"focus": "AI"}}):
            result = answer(REGISTER, {"ask": "distribution", **parts})
            self.assertEqual(result["error"]["code"], "BAD_USER_INPUT", parts)


class AgainstItself(unittest.TestCase):
    """What must hold between figures that are worked out in different ways."""

    def test_seats_are_those_before_plus_joined_less_left(self):
        for method, blocs in (("1.0", "EXCLUDE"), ("1.0", "INHERIT"), ("2.0", "AS_ADOPTED"), ("2.0", "INHERIT")):
            points = ask("series", selection={"set": "south-led"}, scheme="g77-and-china", from_=2014, to=2026,
                         counting={"method": method, "blocs": blocs})
            for before, point in zip(points, points[1:]):
                seats = [sum(g["seats"] for g in p["representation"]["groups"]) for p in (before, point)]
                self.assertEqual(seats[1], seats[0] + point["joined"] - point["left"], (method, blocs, point["year"]))
                self.assertEqual(point["joined"], sum(c["joined"] for c in point["changes"]))
            self.assertGreater(sum(p["joined"] for p in points), 100)

    def test_changes_are_those_behind_the_points(self):
        parts = {"selection": {"set": "hlab7"}, "from_": 2019, "to": 2026}
        points = ask("series", scheme="g7", **parts)
        changes = ask("presenceChanges", **parts)
        self.assertEqual(changes["joinedCount"], sum(p["joined"] for p in points))
        self.assertEqual(changes["leftCount"], sum(p["left"] for p in points))
        self.assertTrue(any(c["initiativeEnded"] for c in changes["changes"]))

    def test_bounds_hold_the_number_that_is_stated(self):
        for point in ask("series", selection=COMPLETE, scheme="g7", from_=2018, to=2026):
            self.assertLessEqual(point["joinedBounds"]["least"], point["joined"])
            self.assertLessEqual(point["joined"], point["joinedBounds"]["greatest"])

    def test_seats_by_class_are_those_of_questions_that_name_the_class(self):
        for blocs in recount.BLOC_RULES:
            parts = {"selection": {"set": "un-system"}, "scheme": "un-regional-groups"}
            groups = ask("representation", counting={"blocs": blocs}, **parts)["groups"]
            for place, name in enumerate(recount.CLASSES):
                named = ask("representation", counting={"blocs": blocs, "roleClasses": [name]}, **parts)["groups"]
                for group, of_class in zip(groups, named):
                    self.assertEqual(group["seatsByClass"][place]["seats"], of_class["seats"], (blocs, name))

    def test_needed_joinings_are_the_fewest(self):
        for group in ("ldc", "sids", "african-union", "g77-and-china"):
            result = ask("parity", selection=COMPLETE, scheme=group, group=group)
            m, s, total, needed = (result[key] for key in ("members", "seats", "allSeats", "needed"))
            self.assertGreaterEqual((s + needed) * 193, m * (total + needed))
            self.assertLess((s + needed - 1) * 193, m * (total + needed - 1))
            self.assertEqual(len(result["joinings"]), min(needed, result["freeCount"] + result["byInvitationCount"]))

    def test_gini_is_that_of_all_pairs(self):
        result = ask("distribution", selection=COMPLETE)
        values = [b["k"] for b in result["buckets"] for _ in b["countries"]]
        differences = sum(abs(a - b) for a in values for b in values)
        self.assertAlmostEqual(result["gini"], differences / (2 * len(values) * sum(values)))

    def test_presence_and_gaps_are_complements(self):
        rng = random.Random(7)
        for slug in rng.sample(sorted(REGISTER.initiatives), 40):
            for blocs in recount.BLOC_RULES:
                parts = {"selection": {"initiatives": [slug]}, "counting": {"blocs": blocs}}
                gap = ask("gaps", **parts)["initiatives"][0]
                rows = ask("matrix", **parts)["rows"]
                absent = [row["country"] for row in rows if not row["roles"][0]]
                self.assertEqual([a["country"] for a in gap["missing"]], absent)


if __name__ == "__main__":
    unittest.main()
