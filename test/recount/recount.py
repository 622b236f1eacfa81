#!/usr/bin/env python3
"""An independent recount of the figures of Rollcall, straight from its CSV files.

    python3 recount.py DATA_DIR QUESTIONS.json > ANSWERS.json

It shares no code with the service and was written from the description of the method alone, so that
where both agree neither merely repeats the other's mistake. It needs Python 3.9 or later and nothing else.

DATA_DIR holds the CSV files and `datapackage.json`, whose `rollcall:dataThrough` is the data's own date
(`--data-through YYYY-MM-DD` overrides it). QUESTIONS.json is a list of questions such as

    {"ask": "representation", "selection": {"set": "hlab7"}, "scheme": "g77-and-china",
     "asOf": "2024-09-30", "counting": {"presence": "CUMULATIVE", "method": "2.0"}}

`ask` is one of the keys of ASKS at the end of this file. The other keys are `selection`, `scheme`, `group`,
`asOf`, `from` and `to` (years), `compositionAt`, `counting`, `indicator`, `year`, `universe` and
`fewerThan`, with the names and values of the GraphQL contract. ANSWERS.json is the list of answers in
the same order, with the contract's names of fields: states and organisations by code; initiatives, groups
and schemes by slug. What cannot be answered becomes `{"error": {"code": ..., "argument": ..., "message": ...}}`.
Without `counting.method` a question is answered by the `rollcall:method` of the data, 2.0 where they name none.

Section numbers in the comments are those of METHOD.md, letters those of the description of version 2.0.
Days are handled as ordinals (`date.toordinal`), periods are half-open, and every comparison that decides
something is made in whole numbers or fractions; only what is printed is a float.
"""

import csv
import json
import math
import os
import sys
from collections import defaultdict
from datetime import date
from fractions import Fraction

NEVER = date.max.toordinal() + 1  # the end of what has no end
ALWAYS = 0  # before any day: the earliest start that nothing bounds

# Roles in the order of the enum, each with its class (B).
ROLE_CLASS = {
    "SIGNATORY": "COMMITMENT", "PARTY": "COMMITMENT", "ADHERENT": "COMMITMENT", "ENDORSER": "COMMITMENT",
    "MEMBER": "MEMBERSHIP", "P_MEMBER": "MEMBERSHIP", "O_MEMBER": "OBSERVATION", "OBSERVER": "OBSERVATION",
    "CO_SPONSOR": "COMMITMENT", "DRAFTER": "MEMBERSHIP", "PARTICIPANT": "MEMBERSHIP", "PARTNER": "MEMBERSHIP", "ASSOCIATE_MEMBER": "MEMBERSHIP",
    "HOST": "LEADERSHIP", "CHAIR": "LEADERSHIP", "CO_CHAIR": "LEADERSHIP", "ADOPTER": "COMMITMENT",
    "PROPOSER": "LEADERSHIP", "CONVENOR": "LEADERSHIP", "FACILITATOR": "LEADERSHIP", "SECRETARIAT": "LEADERSHIP",
    "PROVIDER": "ASSISTANCE", "FUNDER": "ASSISTANCE", "ATTENDEE": "OBSERVATION", "RECIPIENT": "BENEFIT",
    "VOTED_FOR": "POSITION", "VOTED_AGAINST": "POSITION", "ABSTAINED": "POSITION", "DID_NOT_VOTE": "POSITION",
    "DISSOCIATED": "POSITION", "DECLINED": "POSITION", "EXPERT": "PERSONAL",
}
ROLES = list(ROLE_CLASS)
ROLES_1 = [role for role in ROLES if role != "ASSOCIATE_MEMBER"][:16]  # the roles of version 1.0
LEADING_1 = {"HOST", "CHAIR", "CO_CHAIR"}
CLASSES = ["COMMITMENT", "MEMBERSHIP", "LEADERSHIP", "ASSISTANCE", "OBSERVATION", "BENEFIT", "POSITION", "PERSONAL"]
BINDING_CLASSES = {"COMMITMENT", "MEMBERSHIP"}
DEFAULT_2 = {r for r, c in ROLE_CLASS.items() if c not in ("BENEFIT", "POSITION", "PERSONAL") and r != "ATTENDEE"}
LEADING_2 = {r for r, c in ROLE_CLASS.items() if c == "LEADERSHIP"}
WITHDRAWABLE = {r for r, c in ROLE_CLASS.items() if c in BINDING_CLASSES}
STANDING = WITHDRAWABLE - {"PARTNER", "ASSOCIATE_MEMBER"}  # roles by which an organisation stands for its members (C)
APART = {"DISSOCIATED", "DECLINED"}  # positions that keep a state from being brought along (C)
AGAINST = {"DISSOCIATED", "DECLINED", "VOTED_AGAINST"}  # positions that make an absence DECLINED (C)
PRECISIONS = ["DAY", "MONTH", "YEAR", "NO_LATER_THAN"]  # from the most exact on
CONFIDENCES = ["VERIFIED", "CORROBORATED", "UNVERIFIED"]  # from the surest on
BLOC_RULES = ["EXCLUDE", "AS_ADOPTED", "INHERIT"]
UNIVERSES = ["UN_MEMBERS", "UN_MEMBERS_AND_OBSERVERS", "ALL_STATES"]
NOT_CLASSIFIED = "not-classified"
SELECTION_KEYS = {"set", "initiatives", "kinds", "scopes", "binding", "completeOnly"}
SELECTION_KEYS_2 = {"topics", "leads", "families", "focus"}
COUNTING_KEYS = {"presence", "blocs", "roles", "roleClasses", "universe", "minConfidence", "method"}


class BadInput(ValueError):
    """A question that has no answer: the message says what is wrong, after the name of the part and a colon."""


def ordinal(text):
    """The day of a text YYYY-MM-DD, as an ordinal; None for an empty text."""
    return date.fromisoformat(text).toordinal() if text else None


def iso(day):
    """An ordinal as YYYY-MM-DD; None stays None."""
    return None if day is None else date.fromordinal(day).isoformat()


_years = {}


def year_of(day):
    """The calendar year of an ordinal; of what lies before any day, a year before all."""
    if day not in _years:
        _years[day] = -1 if day == ALWAYS else date.fromordinal(day).year
    return _years[day]


def first_of(year):
    """1 January of the year, as an ordinal."""
    return date(year, 1, 1).toordinal()


def last_of(year):
    """31 December of the year, as an ordinal."""
    return date(year, 12, 31).toordinal()


def a_year_later(day):
    """The same calendar day of the next year; 29 February gives 28 February (A)."""
    d = date.fromordinal(day)
    leap_day = (d.month, d.day) == (2, 29)
    return date(d.year + 1, d.month, 28 if leap_day else d.day).toordinal()


def month_end(day):
    """The last day of the month in which the day lies."""
    d = date.fromordinal(day)
    following = date(d.year + d.month // 12, d.month % 12 + 1, 1)
    return following.toordinal() - 1


def quotient(over, under):
    """over / under as a float; None where the denominator is 0 or either is missing."""
    return None if over is None or not under else float(Fraction(over) / Fraction(under))


def as_float(value):
    """A fraction as a float; None stays None."""
    return None if value is None else float(value)


class Fact:
    """One participation, with the range of days in which it may have begun (9)."""

    __slots__ = ("initiative", "participant", "role", "start", "end", "earliest", "latest", "precision", "confidence")

    def __init__(self, row):
        self.initiative = row["initiative"]
        self.participant = row["participant"]
        self.role = row["role"].upper()
        self.start = ordinal(row["valid_from"])
        self.end = ordinal(row["valid_to"]) or NEVER
        self.precision = row["date_precision"].upper()
        self.confidence = CONFIDENCES.index(row["confidence"].upper())
        self.earliest = self.latest = self.start

    def bound_start(self, opening, previous_end):
        """Works out the earliest and the latest possible day of the start."""
        if self.precision == "MONTH":
            self.latest = month_end(self.start)
        elif self.precision == "YEAR":
            self.latest = last_of(year_of(self.start))
        elif self.precision == "NO_LATER_THAN":
            bounds = [day for day in (opening, previous_end) if day is not None]
            self.earliest = min(max(bounds), self.start) if bounds else ALWAYS
        self.latest = max(self.start, min(self.latest, self.end - 1))


class Piece:
    """A stretch of time in which a state is in an initiative in a role, by itself or through an organisation."""

    __slots__ = ("role", "start", "end", "earliest", "latest", "precision", "through")

    def __init__(self, role, start, end, earliest, latest, precision, through=None):
        self.role = role
        self.start = start
        self.end = end
        self.earliest = earliest
        self.latest = latest
        self.precision = precision
        self.through = through


class Spell:
    """Pieces of one state in one initiative that overlap or touch: one presence (3)."""

    __slots__ = ("start", "end", "earliest", "latest", "precision")

    def __init__(self, piece):
        self.start, self.end = piece.start, piece.end
        self.earliest, self.latest = piece.earliest, piece.latest
        self.precision = piece.precision

    def take(self, piece):
        """Adds a piece that begins no later than this spell ends."""
        self.end = max(self.end, piece.end)
        self.earliest = min(self.earliest, piece.earliest)
        self.latest = min(self.latest, piece.latest)
        if piece.start == self.start:
            self.precision = min(self.precision, piece.precision, key=PRECISIONS.index)


def spells_of(pieces):
    """The spells that pieces make up, in order of time."""
    spells = []
    for piece in sorted(pieces, key=lambda p: p.start):
        if spells and piece.start <= spells[-1].end:
            spells[-1].take(piece)
        else:
            spells.append(Spell(piece))
    return spells


def without(start, end, barred):
    """The parts of [start, end) that lie in none of the barred periods."""
    parts = [(start, end)] if start < end else []
    for from_day, to_day in barred:
        parts = [
            part
            for a, b in parts
            for part in ((a, min(b, from_day)), (max(a, to_day), b))
            if part[0] < part[1]
        ]
    return parts


class Initiative:
    """A row of initiatives.csv with its leads."""

    def __init__(self, row):
        self.slug = row["slug"]
        self.kind = row["kind"].upper()
        self.scope = row["scope"].upper()
        self.binding = row["binding"] == "true"
        self.openness = row["openness"].upper()
        self.eligible_group = row["eligible_group"] or None
        self.opened = ordinal(row["opened_on"])
        self.ended = ordinal(row["ended_on"])
        self.completeness = row["list_completeness"].upper()
        self.checked = ordinal(row["list_checked_on"])
        # What 2.0 added: data from before it are read as F says.
        self.closed = ordinal(row.get("list_closed_on"))
        self.adoption = (row.get("adoption") or "by_states").upper()
        self.focus = (row.get("focus") or "ai").upper()
        self.topics = {topic.strip().upper() for topic in (row.get("topics") or "").split(";") if topic.strip()}
        self.leads = set()
        self.lead_families = set()

    @property
    def is_universal_text(self):
        return self.scope == "UNIVERSAL" and self.adoption == "BY_ORGANISATION"

    @property
    def is_settled(self):
        """Whether the list was checked once nobody could be added any more (A)."""
        ends = [day for day in (self.closed, self.ended) if day is not None]
        return self.checked is not None and bool(ends) and self.checked >= min(ends)

    def is_past_horizon(self, day):
        """Whether a complete list no longer concludes absence on the day (A)."""
        if self.checked is None:
            return True
        return not self.is_settled and day > a_year_later(self.checked)

    def is_incomplete(self, day, method):
        """Whether absence cannot be concluded from the list on the day."""
        if method == "1.0":
            return self.completeness != "COMPLETE"
        if self.completeness == "COMPLETE":
            return self.is_past_horizon(day)
        return self.completeness in ("PARTIAL", "NONE")

    def is_checked_before(self, day, method):
        """Whether a complete list speaks of the day from an earlier check."""
        if self.completeness != "COMPLETE" or self.checked is None or self.checked >= day:
            return False
        return method == "1.0" or not (self.is_settled or self.is_past_horizon(day))

    def is_over(self, day, method):
        """Whether nobody can join any more (13; a closed list is an end in 2.0)."""
        ends = [self.ended] if method == "1.0" else [self.ended, self.closed]
        return any(end is not None and end <= day for end in ends)


class Register:
    """All tables of a data directory, indexed for questions."""

    def __init__(self, folder, data_through=None):
        def rows(name, optional=False):
            path = os.path.join(folder, name + ".csv")
            if optional and not os.path.exists(path):
                return []
            with open(path, encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))

        with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
            descriptor = json.load(file)
        self.data_through = ordinal(data_through or descriptor["rollcall:dataThrough"])
        self.method = descriptor.get("rollcall:method", "2.0")  # of the release (F)

        self.states = {}
        for row in rows("countries"):
            breaks = [
                tuple(ordinal(day) for day in part.split("/"))
                for part in (row.get("un_membership_breaks") or "").split("|") if part]
            self.states[row["code"]] = (
                row["un_status"].upper(), ordinal(row["un_member_from"]), ordinal(row["un_member_to"]) or NEVER, breaks,
                ordinal(row.get("existed_from") or ""), ordinal(row.get("existed_to") or "") or NEVER)

        self.memberships = defaultdict(lambda: defaultdict(list))  # group -> state -> periods
        for row in rows("groups"):
            self.memberships[row["slug"]]  # a group may have no members
        for row in rows("group_memberships"):
            period = (ordinal(row["valid_from"]), ordinal(row["valid_to"]) or NEVER)
            self.memberships[row["group"]][row["country"]].append(period)

        self.schemes = {row["slug"]: row["global_south_group"] or None for row in rows("schemes")}
        self.scheme_groups = defaultdict(list)  # scheme -> (group, groups united, none for the complement)
        for row in sorted(rows("scheme_groups"), key=lambda r: (r["scheme"], int(r["position"]))):
            united = row["union_of"].split("|") if row["union_of"] else None
            self.scheme_groups[row["scheme"]].append((row["group"], united))
        self.south_schemes = sorted(slug for slug, south in self.schemes.items() if south)

        self.population = defaultdict(dict)
        for row in rows("population"):
            self.population[row["country"]][int(row["year"])] = int(row["population"])

        self.members_group = {}
        self.family = {}
        for row in rows("organisations"):
            self.members_group[row["code"]] = row["members_group"] or None
            self.family[row["code"]] = (row.get("family") or "").upper() or None
        by_slug = {row["slug"]: row["code"] for row in rows("organisations")}

        self.initiatives = {}
        for row in sorted(rows("initiatives"), key=lambda r: r["slug"]):
            self.initiatives[row["slug"]] = Initiative(row)
        for row in rows("initiative_leads", optional=True):
            initiative = self.initiatives[row["initiative"]]
            initiative.leads.add(row["participant"])
            if row["participant_kind"] == "organisation" and self.family.get(row["participant"]):
                initiative.lead_families.add(self.family[row["participant"]])
        self.sets = {row["slug"]: [] for row in rows("initiative_sets")}
        for row in sorted(rows("initiative_set_members"), key=lambda r: int(r["position"])):
            self.sets[row["initiative_set"]].append(row["initiative"])

        self.state_facts = defaultdict(list)  # initiative -> facts of states
        self.organisation_facts = defaultdict(list)  # initiative -> facts of organisations
        facts = {}
        for row in rows("participations"):
            fact = Fact(row)
            is_state = row["participant_kind"] == "state" or (
                not row["participant_kind"] and fact.participant in self.states)
            if not is_state and fact.participant not in self.members_group:
                fact.participant = by_slug[fact.participant]
            key = (fact.initiative, is_state, fact.participant, fact.role, fact.start, fact.end)
            if key in facts:  # the same fact from another source: the surer one says how sure it is
                facts[key].confidence = min(facts[key].confidence, fact.confidence)
                continue
            facts[key] = fact
            (self.state_facts if is_state else self.organisation_facts)[fact.initiative].append(fact)
        for table in (self.state_facts, self.organisation_facts):
            for slug, listed in table.items():
                self._bound_starts(self.initiatives[slug].opened, listed)

        self.indicators = {row["slug"] for row in rows("indicators")}
        self.indicator_values = defaultdict(lambda: defaultdict(dict))
        for row in rows("indicator_values"):
            value = Fraction(row["value"])
            self.indicator_values[row["indicator"]][row["country"]][int(row["year"])] = value

        self._pieces = {}
        self._members = {}
        self._compositions = {}
        self._universes = {}
        self._inhabitants = {}

    @staticmethod
    def _bound_starts(opening, facts):
        in_role = defaultdict(list)
        for fact in facts:
            in_role[fact.participant, fact.role].append(fact)
        for listed in in_role.values():
            for fact in listed:
                ends = [other.end for other in listed if other is not fact and other.end <= fact.start]
                fact.bound_start(opening, max(ends) if ends else None)

    # States, groups, inhabitants

    def universe(self, kind, day):
        """The states that a question counts on a day, by code (3)."""
        key = (kind, day)
        if key not in self._universes:
            self._universes[key] = sorted(
                code for code, (status, member_from, member_to, breaks, existed_from, existed_to) in self.states.items()
                if (kind == "ALL_STATES" and (existed_from is None or existed_from <= day) and day < existed_to)
                or (member_from is not None and member_from <= day < member_to
                    and not any(start <= day < end for start, end in breaks))
                or (kind == "UN_MEMBERS_AND_OBSERVERS" and status == "OBSERVER"))
        return self._universes[key]

    def members(self, group, day):
        """The members of a group with a list of its own, on a day."""
        key = (group, day)
        if key not in self._members:
            self._members[key] = frozenset(
                code for code, periods in self.memberships[group].items()
                if any(a <= day < b for a, b in periods))
        return self._members[key]

    def composition(self, scheme, day):
        """Which group of a scheme each state is in on a day (5); states in none are left out."""
        key = (scheme, day)
        if key not in self._compositions:
            group_of = {}
            complement = None
            for group, united in self.scheme_groups[scheme]:
                if united is None:
                    complement = group
                    continue
                for part in united:
                    for code in self.members(part, day):
                        group_of.setdefault(code, group)
            if complement is not None:
                for code in self.states:
                    group_of.setdefault(code, complement)
            self._compositions[key] = group_of
        return self._compositions[key]

    def group_members(self, group, day):
        """The members on a day of any group: one with a list of its own, or one that a scheme defines."""
        if group in self.memberships:
            return self.members(group, day)
        for scheme, groups in self.scheme_groups.items():
            if any(slug == group for slug, _ in groups):
                return frozenset(c for c, g in self.composition(scheme, day).items() if g == group)
        raise BadInput(f"group: {group!r} is not a group on record")

    def inhabitants(self, code, year):
        """Inhabitants of a state in a year, else of the latest year before it, else of the earliest (5)."""
        key = (code, year)
        if key not in self._inhabitants:
            known = self.population.get(code)
            if not known:
                self._inhabitants[key] = None
            else:
                before = [y for y in known if y <= year]
                self._inhabitants[key] = known[max(before) if before else min(known)]
        return self._inhabitants[key]

    def inhabitants_of(self, codes, year):
        """The sum over states; those without a figure are left out."""
        return sum(self.inhabitants(code, year) or 0 for code in codes)

    # Presence

    def pieces(self, slug, rule, floor, method):
        """Every stretch of every state in an initiative in any role, under a bloc rule (3, C).

        `floor` is the least confidence that counts: facts that are less sure do not exist for the question.
        """
        key = (slug, rule, floor, method)
        if key not in self._pieces:
            self._pieces[key] = self._make_pieces(slug, rule, floor, method)
        return self._pieces[key]

    def _make_pieces(self, slug, rule, floor, method):
        initiative = self.initiatives[slug]
        pieces = defaultdict(list)
        apart = defaultdict(list)
        for fact in self.state_facts[slug]:
            if fact.confidence > floor:
                continue
            pieces[fact.participant].append(
                Piece(fact.role, fact.start, fact.end, fact.earliest, fact.latest, fact.precision))
            if method != "1.0" and fact.role in APART:
                apart[fact.participant].append((fact.start, fact.end))
        if rule == "INHERIT" or (rule == "AS_ADOPTED" and initiative.adoption == "BY_ORGANISATION"):
            for fact in self.organisation_facts[slug]:
                stands = fact.role in (ROLES_1 if method == "1.0" else STANDING)
                group = self.members_group[fact.participant]
                if fact.confidence > floor or not stands or group is None:
                    continue
                for code, periods in self.memberships[group].items():
                    for member_from, member_to in periods:
                        pieces[code].extend(self._brought_along(fact, member_from, member_to, apart[code]))
        return dict(pieces)

    @staticmethod
    def _brought_along(fact, member_from, member_to, apart):
        """What a membership makes of the participation of an organisation."""
        start, end = max(fact.start, member_from), min(fact.end, member_to)
        for a, b in without(start, end, apart):
            if a > start:  # it begins where a dissociation ends
                yield Piece(fact.role, a, b, a, a, "DAY", fact.participant)
                continue
            earliest = max(fact.earliest, member_from)
            latest = max(a, min(max(fact.latest, member_from), b - 1))
            precision = "DAY" if member_from >= fact.start else fact.precision
            yield Piece(fact.role, a, b, earliest, latest, precision, fact.participant)

    def adopting_groups(self, slug):
        """The groups of members of the organisations that adopted an initiative; None for members not on record (C)."""
        return [self.members_group[fact.participant] for fact in self.organisation_facts[slug] if fact.role in STANDING]

    def standing_for_members(self, slug, floor=len(CONFIDENCES) - 1):
        """Participations by which organisations stand for their members in an initiative (C)."""
        return [
            fact for fact in self.organisation_facts[slug]
            if fact.role in STANDING and fact.confidence <= floor and self.members_group[fact.participant]]


class Counting:
    """How a question counts: CountingInput with its defaults filled in (3, B, C, F)."""

    def __init__(self, given, method):
        given = {key: value for key, value in (given or {}).items() if value is not None}
        for key in given:
            if key not in COUNTING_KEYS:
                raise BadInput(f"counting.{key}: not supported by the recount")
        self.method = given.get("method", method)
        if self.method not in ("1.0", "2.0"):
            raise BadInput(f"counting.method: {self.method!r} is neither 1.0 nor 2.0")
        self.presence = given.get("presence", "CURRENT")
        self.universe = given.get("universe", "UN_MEMBERS")
        self.rule = given.get("blocs", "EXCLUDE" if self.method == "1.0" else "AS_ADOPTED")
        for name, value, known in (("presence", self.presence, ("CURRENT", "CUMULATIVE")),
                                   ("universe", self.universe, UNIVERSES), ("blocs", self.rule, BLOC_RULES)):
            if value not in known:
                raise BadInput(f"counting.{name}: {value!r} is not one of {', '.join(known)}")
        if "minConfidence" in given and given["minConfidence"] not in CONFIDENCES:
            raise BadInput(f"counting.minConfidence: {given['minConfidence']!r} is unknown")
        self.floor = CONFIDENCES.index(given.get("minConfidence", "UNVERIFIED"))
        roles, classes = given.get("roles") or [], given.get("roleClasses") or []
        for role in roles:
            if role not in ROLE_CLASS:
                raise BadInput(f"counting.roles: {role!r} is not a role")
        for name in classes:
            if name not in CLASSES:
                raise BadInput(f"counting.roleClasses: {name!r} is not a class of roles")
        if self.method == "1.0":
            words = [role for role in roles if role not in ROLES_1]
            words += ["roleClasses"] if "roleClasses" in given else []
            words += ["AS_ADOPTED"] if self.rule == "AS_ADOPTED" else []
            if words:
                raise BadInput(f"counting: {', '.join(words)} cannot be asked of method 1.0")
            self.roles = frozenset(roles or ROLES_1)
            self.leading = self.roles & LEADING_1
        else:
            named = set(roles) | {role for role, of in ROLE_CLASS.items() if of in classes}
            self.roles = frozenset(named or DEFAULT_2)
            self.leading = self.roles & LEADING_2
        # A position is no joining and no leaving, even where a question counts it.
        self.joining = frozenset(role for role in self.roles if ROLE_CLASS[role] != "POSITION")

    @property
    def rules(self):
        """The bloc rules that the version of the method knows, in the order of ranges over them."""
        return [rule for rule in BLOC_RULES if self.method != "1.0" or rule != "AS_ADOPTED"]

    def under(self, rule=None, floor=None):
        """The same counting under another bloc rule or confidence."""
        other = object.__new__(Counting)
        other.__dict__.update(self.__dict__)
        other.rule = self.rule if rule is None else rule
        other.floor = self.floor if floor is None else floor
        return other

    def has(self, piece, day):
        """Whether a stretch counts on a day, whatever its role."""
        return piece.start <= day and (self.presence == "CUMULATIVE" or day < piece.end)


def select(register, selection, day, method):
    """The initiatives of a selection on a day, in order: that of the set, else by slug (3, A, C)."""
    given = {key: value for key, value in (selection or {}).items() if value is not None}
    for key in given:
        if key not in SELECTION_KEYS | SELECTION_KEYS_2:
            raise BadInput(f"selection.{key}: not a condition of a selection")
        if method == "1.0" and key in SELECTION_KEYS_2:
            raise BadInput(f"selection.{key}: cannot be asked of method 1.0")
    listed = given.get("initiatives")
    for slug in listed or []:
        if slug not in register.initiatives:
            raise BadInput(f"selection.initiatives: {slug!r} is not an initiative on record")
    if "set" in given:
        if given["set"] not in register.sets:
            raise BadInput(f"selection.set: {given['set']!r} is not a set on record")
        slugs = register.sets[given["set"]]
        if listed is not None:
            slugs = [slug for slug in slugs if slug in listed]
    elif listed is not None:
        slugs = sorted(set(listed))
    else:
        slugs = list(register.initiatives)
    by_name = "set" in given or listed is not None

    def fits(initiative):
        if initiative.kind == "NATIONAL_MEASURE" and not by_name and "NATIONAL_MEASURE" not in given.get("kinds", ()):
            return False
        if method != "1.0" and initiative.is_universal_text and not by_name:
            return False
        if given.get("completeOnly"):
            if initiative.is_incomplete(day, method):
                return False
            if initiative.adoption == "ISSUED" and initiative.completeness == "NOT_APPLICABLE":
                return False
        return (
            ("kinds" not in given or initiative.kind in given["kinds"])
            and ("scopes" not in given or initiative.scope in given["scopes"])
            and ("binding" not in given or initiative.binding == given["binding"])
            and ("focus" not in given or initiative.focus == given["focus"])
            and ("topics" not in given or bool(initiative.topics & set(given["topics"])))
            and ("leads" not in given or bool(initiative.leads & set(given["leads"])))
            and ("families" not in given or bool(initiative.lead_families & set(given["families"]))))

    chosen = [register.initiatives[slug] for slug in slugs if fits(register.initiatives[slug])]
    if not chosen:
        raise BadInput("selection: it holds no initiative")
    return chosen


class Count:
    """Who is where on a day: the presence of the states of the universe in the initiatives of a selection."""

    def __init__(self, register, initiatives, day, counting):
        self.register, self.initiatives, self.day, self.counting = register, initiatives, day, counting
        self.universe = register.universe(counting.universe, day)
        inside = set(self.universe)
        self.present = []  # for each initiative the states present
        self.leading = dict.fromkeys(self.universe, 0)  # for each state its leading seats
        self.coverage = dict.fromkeys(self.universe, 0)
        roles, passes_on = counting.roles, counting.method == "1.0"
        for initiative in initiatives:
            here = set()
            pieces = register.pieces(initiative.slug, counting.rule, counting.floor, counting.method)
            for code, listed in pieces.items():
                if code not in inside:
                    continue
                is_present = is_leading = False
                for piece in listed:
                    if piece.role in roles and counting.has(piece, day):
                        is_present = True
                        if piece.role in counting.leading and (passes_on or piece.through is None):
                            is_leading = True
                if is_present:
                    here.add(code)
                    self.coverage[code] += 1
                    self.leading[code] += is_leading
            self.present.append(here)

    @property
    def gini(self):
        """Mean absolute difference of coverage over twice the mean (4)."""
        values = sorted(self.coverage.values())
        total, n = sum(values), len(values)
        if total == 0:
            return None
        differences = 2 * sum((2 * i - n + 1) * value for i, value in enumerate(values))
        return quotient(differences, 2 * n * total)

    @property
    def excluded_population_share(self):
        """The share of the inhabitants who live in states that are in nothing (4)."""
        year, register = year_of(self.day), self.register
        outside = [code for code, k in self.coverage.items() if k == 0]
        return quotient(register.inhabitants_of(outside, year), register.inhabitants_of(self.universe, year))

    def class_seats(self):
        """For each state and class the initiatives in which it has a role of the class, whatever is counted (B).

        Classes are of 2.0, and so is what an organisation holds for its members, in answers of 1.0 too.
        """
        counting, seats = self.counting, defaultdict(int)
        for initiative in self.initiatives:
            pieces = self.register.pieces(initiative.slug, counting.rule, counting.floor, "2.0")
            for code, listed in pieces.items():
                held = {ROLE_CLASS[piece.role] for piece in listed if counting.has(piece, self.day)}
                for name in held:
                    seats[code, name] += 1
        return seats

    def notes(self):
        """What is known of the lists behind the figure (A)."""
        method = self.counting.method
        return {
            "incompleteInitiatives": [i.slug for i in self.initiatives if i.is_incomplete(self.day, method)],
            "listsCheckedBefore": [i.slug for i in self.initiatives if i.is_checked_before(self.day, method)],
        }

    def head(self):
        """What every answer about a day begins with."""
        return {"asOf": iso(self.day), "initiatives": [i.slug for i in self.initiatives], **self.notes()}

    def joining_head(self):
        """What an answer about joining begins with: what no state joins by an act of its own is named (C)."""
        return {
            "asOf": iso(self.day), "initiatives": [i.slug for i in self.initiatives],
            "incompleteInitiatives": self.notes()["incompleteInitiatives"],
            "notByStates": [i.slug for i in self.initiatives if not self.is_joined(i)]}

    def is_joined(self, initiative):
        """Whether states join it by an act of their own; 1.0 asks nothing of the kind."""
        return self.counting.method == "1.0" or initiative.adoption == "BY_STATES"


class Question:
    """A question with its parts read: everything that an answer needs."""

    def __init__(self, register, given):
        self.register, self.given = register, given
        self.counting = Counting(given.get("counting"), register.method)
        self.selection = given.get("selection") or {}
        as_of = given.get("asOf")
        try:
            self.day = ordinal(as_of) if as_of else register.data_through
        except ValueError:
            raise BadInput(f"asOf: {as_of!r} is not a day YYYY-MM-DD") from None

    def need(self, key):
        if self.given.get(key) is None:
            raise BadInput(f"{key}: needed for {self.given.get('ask')}")
        return self.given[key]

    def scheme(self):
        slug = self.need("scheme")
        if slug not in self.register.schemes:
            raise BadInput(f"scheme: {slug!r} is not a scheme on record")
        return slug

    def select(self, day=None):
        return select(self.register, self.selection, self.day if day is None else day, self.counting.method)

    def count(self, day=None):
        day = self.day if day is None else day
        return Count(self.register, self.select(day), day, self.counting)

    def states(self, count):
        """The states of the universe that a question is about: all, or those of its group on the day."""
        group = self.given.get("group")
        if group is None:
            return count.universe
        if group == NOT_CLASSIFIED:
            known = self.register.composition(self.scheme(), count.day)
            return [code for code in count.universe if code not in known]
        if self.given.get("scheme") is not None:
            group_of = self.register.composition(self.scheme(), count.day)
            if not any(slug == group for slug, _ in self.register.scheme_groups[self.scheme()]):
                raise BadInput(f"group: {group!r} is not a group of the scheme {self.scheme()!r}")
            return [code for code in count.universe if group_of.get(code) == group]
        members = self.register.group_members(group, count.day)
        return [code for code in count.universe if code in members]

    def composition_day(self):
        """The day of which a question wants the groups; None where it names none."""
        day = ordinal(self.given.get("compositionAt"))
        if day is not None:
            parts = [self.register.members(part, day) for _, united in self.register.scheme_groups[self.scheme()]
                     for part in united or []]
            if not any(code in part for code in self.register.universe(self.counting.universe, day) for part in parts):
                raise BadInput(f"compositionAt: on {iso(day)} nobody was in a group of the scheme")
        return day

    def years(self):
        """The years asked about, each with the day of its point, those that have one (6)."""
        first, last = self.need("from"), self.need("to")
        if first < 1945 or last < first:
            raise BadInput(f"from, to: {first} to {last} is not a range of years from 1945 on")
        running = year_of(self.register.data_through)
        return [(year, self.register.data_through if year == running else last_of(year))
                for year in range(first, min(last, running) + 1)]


# The answers


def distribution(question):
    """How many states are in k of the n initiatives (4)."""
    count = question.count()
    size = len(count.universe)
    by_k = defaultdict(list)
    for code, k in count.coverage.items():
        by_k[k].append(code)
    answer = {
        **count.head(), "universeSize": size,
        "buckets": [
            {"k": k, "size": len(by_k[k]), "share": quotient(len(by_k[k]), size), "countries": by_k[k]}
            # Without a state there is no distribution (before the United Nations).
            for k in (range(len(count.initiatives) + 1) if size else ())],
        "gini": count.gini, "excludedPopulationShare": count.excluded_population_share,
    }
    under = []
    for rule in question.counting.rules:
        other = Count(question.register, count.initiatives, count.day, question.counting.under(rule=rule))
        under.append({
            "blocs": rule, "atNone": sum(k == 0 for k in other.coverage.values()), "gini": other.gini,
            "excludedPopulationShare": other.excluded_population_share})
    return {**answer, "sensitivity": {"underBlocRules": under}}


def split(register, scheme, codes, day):
    """The groups of a scheme with those of the states that are in each; not classified last, where there are any."""
    group_of = register.composition(scheme, day)
    groups = {group: [] for group, _ in register.scheme_groups[scheme]}
    for code in codes:
        groups.setdefault(group_of.get(code, NOT_CLASSIFIED), []).append(code)
    return groups


def group_shares(members, count):
    """The three headline figures of a group, as exact fractions; None where they do not exist (5)."""
    seats = sum(count.coverage[code] for code in members)
    all_seats = sum(count.coverage.values())
    share = Fraction(seats, all_seats) if all_seats else None
    in_any = sum(count.coverage[code] > 0 for code in members)
    return {
        "representationRatio": share * len(count.universe) / len(members) if share is not None and members else None,
        "seatShare": share,
        "participationRate": Fraction(in_any, len(members)) if members else None,
    }


def south_sensitivity(question, count, composition_day):
    """Least and greatest of the headlines over definitions of the Global South and bloc rules (C)."""
    register = question.register
    counts = [(rule, count if rule == count.counting.rule else Count(
        register, count.initiatives, count.day, count.counting.under(rule=rule))) for rule in count.counting.rules]
    values = defaultdict(list)
    for scheme in register.south_schemes:
        members = split(register, scheme, count.universe, composition_day)[register.schemes[scheme]]
        if not members:
            continue
        for rule, other in counts:
            for name, value in group_shares(members, other).items():
                if value is not None:
                    values[name].append((value, {"scheme": scheme, "blocs": rule}))
    ranges = {}
    for name in ("representationRatio", "seatShare", "participationRate"):
        listed = values[name]
        # min and max give the first of equals.
        least = min(listed, key=lambda pair: pair[0]) if listed else (None, None)
        greatest = max(listed, key=lambda pair: pair[0]) if listed else (None, None)
        ranges[name] = {
            "least": as_float(least[0]), "leastUnder": least[1],
            "greatest": as_float(greatest[0]), "greatestUnder": greatest[1]}
    return ranges


def represent(question, count, scheme, composition_day):
    """Every figure of section 5 for the groups of a scheme."""
    register, year = question.register, year_of(count.day)
    groups = split(register, scheme, count.universe, composition_day)
    size = len(count.universe)
    all_seats, all_leading = sum(count.coverage.values()), sum(count.leading.values())
    all_people = register.inhabitants_of(count.universe, year)
    class_seats = count.class_seats()
    rows, gaps, people_gaps = [], [], []
    for group, members in groups.items():
        m = len(members)
        seats = sum(count.coverage[code] for code in members)
        absent = [code for code in members if count.coverage[code] == 0]
        leading = sum(count.leading[code] for code in members)
        people = register.inhabitants_of(members, year)
        if all_seats:
            gaps.append(Fraction(seats, all_seats) - Fraction(m, size))
            if all_people:
                people_gaps.append(Fraction(seats, all_seats) - Fraction(people, all_people))
        row = {
            "group": group, "members": m, "participants": m - len(absent),
            "participationRate": quotient(m - len(absent), m),
            "seats": seats, "seatShare": quotient(seats, all_seats), "membershipShare": quotient(m, size),
            "representationRatio": quotient(seats * size, all_seats * m),
            "populationShare": quotient(people, all_people),
            "populationRatio": quotient(seats * all_people, all_seats * people),
            "meanCoverage": quotient(seats, m),
            "leadingSeats": leading, "leadingSeatShare": quotient(leading, all_leading),
            "absentMembers": absent, "seatsByClass": [],
        }
        for name in CLASSES:
            held = sum(class_seats[code, name] for code in members)
            of_all = sum(class_seats[code, name] for code in count.universe)
            row["seatsByClass"].append({"class": name, "seats": held, "share": quotient(held, of_all)})
        rows.append(row)

    def half_sum(differences):
        return float(sum(map(abs, differences)) / 2) if differences else None

    def root_of_squares(differences):
        return math.sqrt(sum((100 * d) ** 2 for d in differences) / 2) if differences else None

    surer = Count(register, count.initiatives, count.day, count.counting.under(
        floor=min(count.counting.floor, CONFIDENCES.index("CORROBORATED"))))
    return {
        **count.head(), "scheme": scheme, "groups": rows,
        "loosemoreHanby": half_sum(gaps), "gallagher": root_of_squares(gaps),
        "populationLoosemoreHanby": half_sum(people_gaps), "populationGallagher": root_of_squares(people_gaps),
        "gini": count.gini, "excludedPopulationShare": count.excluded_population_share,
        "evidence": {"unverifiedSeats": all_seats - sum(surer.coverage.values())},
        "sensitivity": south_sensitivity(question, count, composition_day),
    }


def representation(question):
    """Representation of the groups of a scheme on a day (5)."""
    return represent(question, question.count(), question.scheme(), question.composition_day() or question.day)


def all_spells(question, initiatives):
    """Every spell of presence by the roles counted: (state, initiative, spell)."""
    counting = question.counting
    for initiative in initiatives:
        pieces = question.register.pieces(initiative.slug, counting.rule, counting.floor, counting.method)
        for code, listed in pieces.items():
            for spell in spells_of([piece for piece in listed if piece.role in counting.joining]):
                yield code, initiative, spell


def year_changes(question, year, point, spells):
    """The presences that began and ended in a year up to its point, and the bounds of their number (6, D)."""
    inside = set(question.register.universe(question.counting.universe, point))
    began, ended, least, greatest = [], [], 0, 0
    for code, initiative, spell in spells:
        if code not in inside:
            continue
        if spell.start > question.register.data_through:
            continue
        if year_of(spell.start) == year:
            began.append((code, initiative, spell))
        if spell.end <= point and year_of(spell.end) == year:
            ended.append((code, initiative, spell))
        first, last = year_of(spell.earliest), year_of(spell.latest)
        least += first == year == last
        greatest += first <= year <= last
    return began, ended, {"least": least, "greatest": greatest}


def series(question):
    """Representation at the end of each year, with what changed in it (6, D)."""
    register, scheme = question.register, question.scheme()
    fixed = question.composition_day()
    # Which lists conclude is read on the data's own date for the whole series (3).
    initiatives = question.select(register.data_through)
    spells = list(all_spells(question, initiatives))
    points = []
    for year, point in question.years():
        count = Count(register, initiatives, point, question.counting)
        composition_day = fixed or point
        began, ended, bounds = year_changes(question, year, point, spells)
        groups = split(register, scheme, count.universe, composition_day)
        points.append({
            "year": year, "partial": point != last_of(year), "joined": len(began), "left": len(ended),
            "joinedBounds": bounds,
            "changes": [
                {"group": group, "joined": sum(code in members for code, _, _ in began),
                 "left": sum(code in members for code, _, _ in ended)}
                for group, members in ((g, set(listed)) for g, listed in groups.items())],
            "representation": represent(question, count, scheme, composition_day),
        })
    return points


def presence_changes(question):
    """The presences behind the numbers of those that joined and left (10, D)."""
    register = question.register
    spells = list(all_spells(question, question.select(register.data_through)))
    changes = []
    for year, point in question.years():
        states = set(question.states(Count(register, [], point, question.counting)))
        began, ended, _ = year_changes(question, year, point, spells)
        for code, initiative, spell in began:
            if code in states:
                changes.append({
                    "country": code, "initiative": initiative.slug, "on": iso(spell.start), "change": "JOINED",
                    "initiativeEnded": False, "precision": spell.precision})
        for code, initiative, spell in ended:
            if code in states:
                over = initiative.ended is not None and spell.end >= initiative.ended
                # The data do not record how exactly an end is known: the day on record is a day.
                changes.append({
                    "country": code, "initiative": initiative.slug, "on": iso(spell.end), "change": "LEFT",
                    "initiativeEnded": over, "precision": "DAY"})
    changes.sort(key=lambda c: (c["on"], c["change"], c["initiative"], c["country"]))
    return {
        "joinedCount": sum(c["change"] == "JOINED" for c in changes),
        "leftCount": sum(c["change"] == "LEFT" for c in changes), "changes": changes}


def absence(question, initiative, code, day):
    """Why a state is absent from an initiative on a day: reason, withdrewOn, through (4, C)."""
    register, counting = question.register, question.counting
    listed = register.pieces(initiative.slug, counting.rule, counting.floor, counting.method).get(code, [])
    first_method = counting.method == "1.0"
    incomplete = initiative.is_incomplete(day, counting.method)

    def withdrawal():
        if counting.presence == "CUMULATIVE":
            return None  # who ever was present is present
        roles = counting.roles if first_method else counting.roles & WITHDRAWABLE
        ends = [spell.end for spell in spells_of([p for p in listed if p.role in roles]) if spell.end <= day]
        last = max(ends) if ends else None
        if last is None or (initiative.ended is not None and last >= initiative.ended):
            return None
        return last

    def outside_region():
        return initiative.openness == "CLOSED" or (
            initiative.openness == "REGIONAL" and code not in register.members(initiative.eligible_group, day))

    def by_openness():
        return "NOT_INVITED_OR_DECLINED" if initiative.openness == "BY_INVITATION" else "NEVER_JOINED"

    if first_method:
        if incomplete:
            return "UNKNOWN", None, []
        left = withdrawal()
        if left is not None:
            return "WITHDREW", left, []
        return ("NOT_ELIGIBLE" if outside_region() else by_openness()), None, []

    through = sorted({
        fact.participant for fact in register.standing_for_members(initiative.slug, counting.floor)
        if fact.role in counting.roles and counting.has(fact, day)
        and code in register.members(register.members_group[fact.participant], day)})

    if initiative.opened is not None and day < initiative.opened:
        return "NOT_OPEN", None, through
    if counting.presence == "CURRENT" and initiative.ended is not None and initiative.ended <= day:
        return "NOT_OPEN", None, through
    left = withdrawal()
    if left is not None:
        return "WITHDREW", left, through
    if any(p.role in AGAINST and p.start <= day < p.end for p in listed):
        return "DECLINED", None, through
    if incomplete or any(p.role in counting.roles and p.start > day >= p.earliest for p in listed):
        return "UNKNOWN", None, through
    if through:
        return "THROUGH_ORGANISATION", None, through
    if outside_region() or (initiative.adoption == "ISSUED" and initiative.completeness == "NOT_APPLICABLE"):
        return "NOT_ELIGIBLE", None, through
    if initiative.adoption == "BY_ORGANISATION":
        is_member = [
            None if group is None else code in register.members(group, day)
            for group in register.adopting_groups(initiative.slug)]
        if not any(is_member):
            # Whether it is outside cannot be said where the members of an adopter are not on record, or where the
            # text is for a group that holds the state besides the members of the organisation.
            is_of_the_group = (initiative.eligible_group is not None
                               and code in register.members(initiative.eligible_group, day))
            return "UNKNOWN" if None in is_member or is_of_the_group else "NOT_ELIGIBLE", None, through
    return by_openness(), None, through


def gaps(question):
    """Who is in fewer than so many, and who is missing where and why (4, C)."""
    count = question.count()
    states = question.states(count)
    fewer = question.given.get("fewerThan")
    fewer = 1 if fewer is None else fewer
    rows = []
    for initiative, present in zip(count.initiatives, count.present):
        missing = []
        for code in states:
            if code not in present:
                reason, left, through = absence(question, initiative, code, count.day)
                missing.append({"country": code, "reason": reason, "withdrewOn": iso(left), "through": through})
        rows.append({"initiative": initiative.slug, "missingCount": len(missing), "missing": missing})
    return {
        "asOf": iso(count.day), "universeSize": len(states), **count.notes(),
        "countries": [
            {"country": code, "coverage": count.coverage[code],
             "missing": [i.slug for i, present in zip(count.initiatives, count.present) if code not in present]}
            for code in states if count.coverage[code] < fewer],
        "initiatives": rows}


def matrix(question):
    """The roles counted in which each state is present in each initiative (4)."""
    count, counting = question.count(), question.counting
    tables = [question.register.pieces(i.slug, counting.rule, counting.floor, counting.method)
              for i in count.initiatives]
    rows = []
    for code in question.states(count):
        roles = [
            sorted({p.role for p in table.get(code, []) if p.role in counting.roles and counting.has(p, count.day)},
                   key=ROLES.index)
            for table in tables]
        rows.append({
            "country": code, "coverage": count.coverage[code], "roles": roles,
            "standings": [standing(question, initiative, code, count.day) for initiative in count.initiatives]})
    return {**count.head(), "rows": rows}


def standing(question, initiative, code, day):
    """How a state stands to an initiative, in the five words of every picture (4).

    A position is no presence (2), also where a question counts it: who voted stands there as one that is absent, or
    that declined, unless it takes part otherwise. Who left may still be in it through an organisation, whatever the
    rule counts.
    """
    register, counting = question.register, question.counting

    def held(rule):
        pieces = register.pieces(initiative.slug, rule, counting.floor, counting.method).get(code, [])
        return [p for p in pieces if p.role in counting.roles and counting.has(p, day)]

    pieces = held("INHERIT")
    if any(p.through is None and ROLE_CLASS[p.role] != "POSITION" for p in pieces):
        return "ITSELF"
    brought = any(p.through is not None for p in pieces)
    if held(counting.rule):  # present
        if brought:
            return "THROUGH_ORGANISATION"
        return "DECLINED" if any(p.role in AGAINST for p in pieces) else "ABSENT"
    reason, _, _ = absence(question, initiative, code, day)
    if reason == "WITHDREW" and brought and counting.method != "1.0":
        return "THROUGH_ORGANISATION"
    named = {"UNKNOWN": "NOT_KNOWN", "DECLINED": "DECLINED", "THROUGH_ORGANISATION": "THROUGH_ORGANISATION"}
    return named.get(reason, "ABSENT")


def parity(question):
    """The fewest joinings of members of a group that bring it to a ratio of 1, and which (13)."""
    question.need("group")
    count, counting = question.count(), question.counting
    register, day = question.register, count.day
    members = question.states(count)
    m, size = len(members), len(count.universe)
    if m == 0:
        raise BadInput(f"group: {question.given['group']!r} has no member on {iso(day)}")
    seats, all_seats = sum(count.coverage[code] for code in members), sum(count.coverage.values())
    if all_seats == 0:
        needed = 1
    elif m == size:
        needed = 0
    else:
        needed = max(0, math.ceil(Fraction(m * all_seats - size * seats, size - m)))
    free, invited = defaultdict(list), defaultdict(list)
    unknown = barred = 0
    for initiative, present in zip(count.initiatives, count.present):
        if not count.is_joined(initiative):
            continue
        incomplete = initiative.is_incomplete(day, counting.method)
        shut = (initiative.openness == "CLOSED" or initiative.is_over(day, counting.method)
                or (initiative.opened is not None and day < initiative.opened))
        for code in members:
            if code in present:
                continue
            if shut or (initiative.openness == "REGIONAL"
                        and code not in register.members(initiative.eligible_group, day)):
                barred += 1
            elif incomplete:
                unknown += 1
            else:
                (invited if initiative.openness == "BY_INVITATION" else free)[code].append(initiative.slug)
    free_count = sum(map(len, free.values()))
    invited_count = sum(map(len, invited.values()))
    queues = {code: free[code] + invited[code] for code in members}
    now = {code: count.coverage[code] for code in members}
    joinings = []
    while len(joinings) < needed:
        waiting = [code for code in members if queues[code]]
        if not waiting:
            break
        code = min(waiting, key=lambda c: (now[c], c))
        now[code] += 1
        joinings.append({"country": code, "initiative": queues[code].pop(0)})
    within_reach = needed <= free_count + invited_count
    return {
        **count.joining_head(), "group": question.given["group"], "members": m, "seats": seats, "allSeats": all_seats,
        "representationRatio": quotient(seats * size, all_seats * m), "needed": needed,
        "freeCount": free_count, "byInvitationCount": invited_count, "unknownCount": unknown, "barredCount": barred,
        "withinReach": within_reach,
        "representationRatioAfter": quotient(
            (seats + needed) * size, (all_seats + needed) * m) if within_reach else None,
        "joinings": joinings}


def product_limit(observations):
    """The curve of Kaplan and Meier over (days, joined) pairs, with Greenwood's error, and the median (11)."""
    joined_after, gone_after = defaultdict(int), defaultdict(int)
    for days, joined in observations:
        gone_after[days] += 1
        joined_after[days] += joined
    at_risk, outside, variance = len(observations), Fraction(1), 0.0
    curve, median = [], None
    for days in sorted(gone_after):
        events = joined_after[days]
        if events:
            outside *= Fraction(at_risk - events, at_risk)
            if outside:
                variance += events / (at_risk * (at_risk - events))
            curve.append({
                "days": days, "atRisk": at_risk, "joined": events, "outside": float(outside),
                "standardError": float(outside) * math.sqrt(variance) if outside else None})
            if median is None and 2 * outside <= 1:
                median = days
        at_risk -= gone_after[days]
    return curve, median


def time_to_join(question):
    """How long states wait before they join (11)."""
    register, counting, day = question.register, question.counting, question.day
    count = question.count()
    initiatives = [i for i in count.initiatives if count.is_joined(i)]
    closed = [i.slug for i in initiatives if i.openness == "CLOSED"]
    initiatives = [i for i in initiatives if i.openness != "CLOSED"]
    without_opening = [i.slug for i in initiatives if i.opened is None or i.opened > day]
    pairs = []  # (state, days and joined as stated, earliest, latest)
    for initiative in initiatives:
        if initiative.slug in without_opening:
            continue
        ends = [initiative.ended] if counting.method == "1.0" else [initiative.ended, initiative.closed]
        end = min([day] + [e for e in ends if e is not None])
        pieces = register.pieces(initiative.slug, counting.rule, counting.floor, counting.method)
        eligible = register.members(initiative.eligible_group, day) if initiative.openness == "REGIONAL" else None
        for code in count.universe:
            listed = [p for p in pieces.get(code, []) if p.role in counting.joining]
            may_join = eligible is None or code in eligible
            if not may_join and not any(p.start <= day for p in listed):
                continue
            admitted = register.states[code][1]
            since = max(initiative.opened, admitted) if admitted is not None else initiative.opened

            def observe(starts):
                first = min(starts) if starts else None
                if first is not None and first <= day:
                    return max(0, first - since), True
                return max(0, end - since), False

            pairs.append((
                code, observe([p.start for p in listed]), observe([p.earliest for p in listed]),
                observe([p.latest for p in listed])))

    def summary(chosen):
        curve, median = product_limit([pair[1] for pair in chosen])
        joined = sum(pair[1][1] for pair in chosen)
        return {
            "pairs": len(chosen), "joined": joined, "censored": len(chosen) - joined, "median": median,
            "medianIfEarliest": product_limit([pair[2] for pair in chosen])[1],
            "medianIfLatest": product_limit([pair[3] for pair in chosen])[1], "curve": curve}

    groups = split(register, question.scheme(), count.universe, day)
    return {
        **count.joining_head(), "closed": closed, "withoutOpening": without_opening, "overall": {"group": None, **summary(pairs)},
        "groups": [
            {"group": group, **summary([pair for pair in pairs if pair[0] in members])}
            for group, members in ((g, set(listed)) for g, listed in groups.items())]}


def indicator_by_group(question):
    """An indicator over the groups of a scheme, for a year (E)."""
    register, scheme, indicator = question.register, question.scheme(), question.need("indicator")
    if indicator not in register.indicators:
        raise BadInput(f"indicator: {indicator!r} is not an indicator on record")
    running = year_of(register.data_through)
    year = question.given.get("year") or running
    if not 1945 <= year <= running:
        raise BadInput(f"year: {year} does not lie between 1945 and {running}")
    day = register.data_through if year == running else last_of(year)
    universe = register.universe(question.given.get("universe") or "UN_MEMBERS", day)
    values = {}
    for code in universe:
        known = register.indicator_values[indicator].get(code, {})
        years = [y for y in known if y <= year]
        if years:
            values[code] = known[max(years)]
    all_sum = sum(values.values())

    def figures(group, members):
        listed = sorted(values[code] for code in members if code in values)
        n = len(listed)
        people = {c: register.inhabitants(c, year) for c in members if c in values}
        weighed = {c: p for c, p in people.items() if p is not None}
        total = sum(listed)
        return {
            "group": group, "members": len(members), "n": n, "missing": [c for c in members if c not in values],
            "mean": quotient(total, n),
            "median": as_float((listed[(n - 1) // 2] + listed[n // 2]) / 2) if n else None,
            "least": as_float(listed[0]) if n else None, "greatest": as_float(listed[-1]) if n else None,
            "sum": as_float(total) if n else None, "shareOfSum": quotient(total, all_sum) if n else None,
            "populationWeightedMean": quotient(
                sum(values[c] * p for c, p in weighed.items()), sum(weighed.values()))}

    groups = split(register, scheme, universe, day)
    return {
        "indicator": indicator, "scheme": scheme, "year": year,
        "groups": [figures(group, members) for group, members in groups.items()], "all": figures(None, universe)}


def coverage(question):
    """In how many initiatives each state is (4): of the universe, or of a group."""
    count = question.count()
    return {"asOf": iso(count.day), "coverage": {code: count.coverage[code] for code in question.states(count)}}


def participant_count(question):
    """How many states and organisations have rows of their own in each initiative (B)."""
    counting, register = question.counting, question.register
    rows = []
    for initiative in question.select():
        facts = register.state_facts[initiative.slug] + register.organisation_facts[initiative.slug]
        states = set(id(f) for f in register.state_facts[initiative.slug])
        counted = {(id(f) in states, f.participant) for f in facts
                   if f.role in counting.roles and f.confidence <= counting.floor and counting.has(f, question.day)}
        rows.append({"initiative": initiative.slug, "participantCount": len(counted)})
    return {"asOf": iso(question.day), "initiatives": rows}


ASKS = {
    "distribution": distribution, "representation": representation, "series": series, "gaps": gaps,
    "matrix": matrix, "parity": parity, "timeToJoin": time_to_join, "presenceChanges": presence_changes,
    "indicatorByGroup": indicator_by_group, "coverage": coverage, "participantCount": participant_count,
}


def answer(register, given):
    """The answer to one question; what is wrong with it where it has none."""
    try:
        if given.get("ask") not in ASKS:
            raise BadInput(f"ask: {given.get('ask')!r} is not one of {', '.join(ASKS)}")
        return ASKS[given["ask"]](Question(register, given))
    except BadInput as problem:
        argument = str(problem).partition(":")[0]
        return {"error": {"code": "BAD_USER_INPUT", "argument": argument, "message": str(problem)}}


def main(arguments):
    data_through = None
    if "--data-through" in arguments:
        at = arguments.index("--data-through")
        data_through = arguments[at + 1]
        arguments = arguments[:at] + arguments[at + 2:]
    if len(arguments) != 2:
        sys.exit("usage: recount.py DATA_DIR QUESTIONS.json [--data-through YYYY-MM-DD] > ANSWERS.json")
    register = Register(arguments[0], data_through)
    with open(arguments[1], encoding="utf-8") as file:
        questions = json.load(file)
    sys.stdout.write("[\n")
    for place, given in enumerate(questions):
        sys.stdout.write(",\n" if place else "")
        json.dump(answer(register, given), sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n]\n")


if __name__ == "__main__":
    main(sys.argv[1:])
