import { problem, quote } from '../common/problems.js';
import type { YearSpan } from '../domain/sources/code-table.js';
import type { Columns } from './columns.js';
import type { Definitions } from './definitions.js';
import { NOT_KNOWN, NOTHING_HOLDS, READ_OVER } from './description.js';
import { initiativeOf, isParticipant, unreadAmong } from './fact-of-row.js';
import { citationOf, type FactReader } from './fact-reader.js';
import type { FactSpool } from './fact-spool.js';
import { type Read, type ReadParticipant, Unread, Unstated } from './field-readers.js';
import { type Alternative, alternatives, type Source } from './source-folder.js';
import type { Tally } from './tally.js';
import { NO_ROLE, type PeriodOfTable, UNKNOWN_ROLE, YearTable } from './year-table.js';

/** Periods that are written before the file is handed them. */
const FLUSHED_ROWS = 2000;

/** What a yearly table has a row of. */
interface StateYear {
  readonly participant: Read;
  /** Its number; null where it can not be read. */
  readonly state: number | null;
  readonly year: number;
  readonly span: YearSpan;
}

/** The facts of a table with a row for each state and year: the rows make periods when all of them are read. */
export class YearlyFacts {
  private readonly table = new YearTable();
  private readonly participants = new Map<string, number>();
  private readonly participantTexts: ReadParticipant[] = [];
  private readonly initiatives = new Map<string, number>();
  private readonly initiativeTexts: string[] = [];
  private readonly roles: string[] = [];
  private ofRow: { readonly line: number; readonly read: StateYear | Unread } | null = null;
  /** Whether the columns of a wide table are states. */
  private readonly areStatesWide: boolean;

  /** @param path the source's file, as problems name it */
  constructor(
    private readonly description: Source['description'],
    private readonly path: string,
    private readonly columns: Columns,
    private readonly definitions: Definitions,
    private readonly tally: Tally,
  ) {
    const { wide, facts } = description;
    const speaksOfWide = (part: Alternative) =>
      typeof part !== 'object' || part.column === wide?.name || part.column === wide?.value;
    this.areStatesWide = facts.some(({ participant }) => alternatives(participant).some(speaksOfWide));
  }

  /** Takes a row of a state in a year; tells why it states nothing, or what of it can not be read. */
  add(fact: FactReader, cells: readonly string[], line: number): Unstated | Unread[] | null {
    const { years } = this.description;
    const stateYear = this.stateYear(fact, cells, line);
    if (stateYear instanceof Unread) return [stateYear];
    const { participant, state, year, span } = stateYear;
    if (participant instanceof Unstated) return participant;
    const role = fact.read('role', cells, span);
    if (role instanceof Unstated) {
      if (role.why === READ_OVER || (role.why === NOTHING_HOLDS && years!.absent !== 'unknown')) return role;
    }
    const initiative = initiativeOf(fact, cells, span, this.definitions);
    if (initiative instanceof Unstated) return initiative;
    if (state === null || typeof initiative !== 'string' || !(role instanceof Unstated || typeof role === 'string')) {
      return unreadAmong({ participant, role, initiative });
    }
    const number = role instanceof Unstated ? (role.why === NOT_KNOWN ? UNKNOWN_ROLE : NO_ROLE) : this.roleNumber(role);
    this.table.add(state, this.initiativeNumber(initiative), year, number, line);
    return role instanceof Unstated ? role : null;
  }

  /** The state and the year of a row; in a wide table once for all its columns, unless these are the states. */
  private stateYear(fact: FactReader, cells: readonly string[], line: number): StateYear | Unread {
    if (this.ofRow?.line === line && !this.areStatesWide) return this.ofRow.read;
    const { column } = this.description.years!;
    const written = cells[this.columns.indexOf(column)]!.trim();
    let read: StateYear | Unread;
    if (/^\d{4}(\.0+)?$/.test(written)) {
      const year = Number(written);
      const span = { from: year, to: year };
      const participant = fact.read('participant', cells, span);
      const state = isParticipant(participant) ? this.numberOf(participant) : null;
      if (state !== null) this.table.noteRow(state, year, (participant as ReadParticipant).lastYear);
      read = { participant, state, year, span };
    } else read = new Unread(column, written, 'TYPE', `${quote(written)} in ${column} is no year`);
    this.ofRow = { line, read };
    return read;
  }

  /** Writes the periods that the rows make. */
  async write(spool: FactSpool, accessedOn: string | undefined): Promise<void> {
    const { years, title } = this.description;
    const constants = this.constantsOfPeriods(accessedOn);
    const rules = {
      bridge: years!.bridge,
      stillRunning: years!.still_running,
      endUnknown: years!.end_unknown,
      firstYear: years!.first_year,
    };
    const contradicts = ({
      participant,
      initiative,
      year,
      row,
    }: {
      participant: number;
      initiative: number;
      year: number;
      row: number;
    }) => {
      const { text } = this.participantTexts[participant]!;
      const message = `${text} stands in two roles of ${this.initiativeTexts[initiative]} in ${year}: the year is taken as not known`;
      this.tally.fault(problem(this.path, 'CONFLICTING_ROWS', message, { row, value: String(year) }));
    };
    let waiting = 0;
    for (const { stated, leftOut } of this.table.periods(rules, years!.absent ?? 'none', contradicts)) {
      for (const period of leftOut) {
        this.tally.leftOut(
          period.unknownAfter === 'last_year'
            ? 'a period that still runs in the last year of the table (years.still_running: leave_out)'
            : 'a period of which the end is not known (years.end_unknown: leave_out)',
          period.row,
        );
      }
      for (const period of stated) {
        const participant = this.participantTexts[period.participant]!;
        spool.add(
          {
            ...constants,
            initiative: this.initiativeTexts[period.initiative]!,
            participant: participant.text,
            ...(participant.kind === null ? {} : { participant_kind: participant.kind }),
            role: this.roles[period.role - 1]!,
            valid_from: period.from,
            date_precision: period.fromPrecision,
            ...(period.to === null ? {} : { valid_to: period.to, valid_to_precision: period.toPrecision! }),
            evidence: [constants.evidence, evidenceOf(period, title)].filter(Boolean).join(' '),
          },
          period.row,
        );
        if (++waiting % FLUSHED_ROWS === 0) await spool.flush();
      }
    }
  }

  /** What every period says alike: the constants of the only fact. */
  private constantsOfPeriods(accessedOn: string | undefined): Record<string, string> {
    const constants = citationOf(this.description, accessedOn);
    for (const [name, stated] of Object.entries(this.description.facts[0]!)) {
      if (typeof stated === 'string' && !['initiative', 'participant', 'role', 'when'].includes(name))
        constants[name] = stated;
    }
    return constants;
  }

  private numberOf(participant: ReadParticipant): number {
    let number = this.participants.get(participant.text);
    if (number === undefined) {
      number = this.participantTexts.length;
      this.participants.set(participant.text, number);
      this.participantTexts.push(participant);
    }
    return number;
  }

  private initiativeNumber(text: string): number {
    let number = this.initiatives.get(text);
    if (number === undefined) {
      number = this.initiativeTexts.length;
      this.initiatives.set(text, number);
      this.initiativeTexts.push(text);
    }
    return number;
  }

  private roleNumber(role: string): number {
    const at = this.roles.indexOf(role);
    return at >= 0 ? at + 1 : this.roles.push(role);
  }
}

function evidenceOf({ firstYear, lastYear, bridgedYears, unknownAfter }: PeriodOfTable, title: string): string {
  const years = firstYear === lastYear ? `in ${firstYear}` : `from ${firstYear} to ${lastYear}`;
  const without = bridgedYears === 0 ? '' : `, ${bridgedYears} of these years without data`;
  const after =
    unknownAfter === 'last_year'
      ? '; later years are not in it'
      : unknownAfter === 'no_data'
        ? '; of the years after, it says nothing'
        : '';
  return `So in ${title} ${years}${without}${after}.`;
}
