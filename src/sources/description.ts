import { z } from 'zod';
import { CODE_SCHEMES } from '../record/code-schemes.js';

/** Words that a list of values may give in the place of a value of the roll. */
export const NOTHING_HOLDS = 'none';
export const NOT_KNOWN = 'unknown';
export const READ_OVER = 'ignore';

const text = (about: string) => z.string().min(1).describe(about);
const texts = (about: string) => z.array(z.string()).describe(about);
const column = text('Header of a column of the file; capitals, spaces, hyphens and dots make no difference.');

const fromColumn = z
  .strictObject({
    column,
    codes: z
      .union([z.enum(CODE_SCHEMES), z.string().regex(/\.csv$/)])
      .describe(
        'Of a state: the one scheme of codes in which the column is written, or a CSV file in this folder with the columns code, state and, where they matter, first_year and last_year. Without it names and codes are resolved as the import does.',
      )
      .optional(),
    values: z
      .record(z.string(), z.string())
      .describe(
        `What each value of the column means: a word of the roll's column, or ${NOTHING_HOLDS} (the row states nothing), ${NOT_KNOWN} (the source says that it does not know), ${READ_OVER} (read over, and counted).`,
      )
      .optional(),
    lookup: z
      .union([
        z.string().regex(/\.csv$/),
        z.strictObject({ file: z.string().regex(/\.csv$/), key: z.string().min(1), value: z.string().min(1) }),
      ])
      .describe(
        'A CSV file in this folder, for lists that are too long for here: with the columns value and means, or with those that key and value name.',
      )
      .optional(),
    otherwise: z
      .enum(['refuse', 'ignore', 'define'])
      .describe(
        'What becomes of a value that nothing above explains: refuse (default) puts it on the list of what is to be decided; ignore reads its rows over and counts them; define, of an initiative, records it as the block define says.',
      )
      .optional(),
    part: z
      .enum(['day', 'mark'])
      .describe('Of a cell like "11 May 1994 a": the day without the mark behind it, or the mark ("" where none is).')
      .optional(),
    order: z
      .enum(['day_first', 'month_first'])
      .describe('Of days like 3/4/2024; without it a day that may be read in two ways is refused.')
      .optional(),
    open: texts('Further texts that mean: no end. 9999-12-31, present, ongoing, - and the like are known.').optional(),
    inclusive: z.boolean().describe('Of an end: the column gives the last day on which it held.').optional(),
    uncertain: z
      .enum(['refuse', 'read'])
      .describe('Days that the source marks as uncertain (1990?, ~1990): refused (default), or read without the mark.')
      .optional(),
  })
  .describe('What stands in a column of the file, and how it is to be read.');

const constant = z
  .union([z.string(), z.number(), z.boolean()])
  .describe('The same for every row; {Header} stands for what the row has in that column.');

const expression = z
  .union([constant, fromColumn, z.array(z.union([constant, fromColumn])).min(1)])
  .describe('A constant, a column, or several of which the first that is not empty counts.');

const condition = z
  .strictObject({
    column,
    is: texts('Only rows with one of these values.').optional(),
    not: texts('Only rows with none of these values.').optional(),
    filled: z
      .boolean()
      .describe('true: only rows in which it is filled; false: only those in which it is empty.')
      .optional(),
  })
  .describe('Rows to which it applies.');

const fact = z
  .looseObject({
    when: z
      .union([condition, z.array(condition)])
      .describe('The rows that state it; default: all.')
      .optional(),
  })
  .catchall(z.any())
  .describe('A fact that a row states: the columns of the table participations, each as an expression.');

const years = z
  .strictObject({
    column,
    bridge: z
      .int()
      .min(0)
      .max(50)
      .describe('So many years without a value are passed over where the same role stands on both sides; 0: none.'),
    still_running: z
      .enum(['open', 'leave_out'])
      .describe(
        'What holds in the last year of the table: stated without an end, which says that it is in effect today, or left out and counted.',
      ),
    end_unknown: z
      .enum(['close', 'leave_out'])
      .describe(
        'What is followed by years of which the table knows nothing: ended with the last known year, or left out.',
      ),
    first_year: z
      .enum(['no_later_than', 'year'])
      .describe('What holds in the first year that the table has of a state: had begun by then, or began in it.'),
    absent: z
      .enum(['none', 'unknown'])
      .describe(
        'A year of a state in which the table has other rows and none of this initiative: nothing held, or not known.',
      )
      .optional(),
  })
  .describe('Rows are of a state in a year; runs of years with the same role become periods.');

/** What a source.yml holds. */
export const DESCRIPTION = z
  .strictObject({
    title: text('Title of the source, as citations give it.'),
    publisher: text('Who publishes it.').optional(),
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/)
      .describe('Where it is published; `rollcall source watch` asks there whether it changed.'),
    licence: text('Under which licence, by its SPDX identifier or in words.'),
    citation: text('How its publisher asks to be cited.').optional(),
    row: text('What one row of the file states, in a sentence.'),
    accessed_on: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .describe('Day on which the file was fetched, in quotes: "2026-11-30".')
      .optional(),
    confidence: z
      .enum(['verified', 'corroborated', 'unverified'])
      .describe('Of every fact, unless a fact says it itself.'),
    watch: z.boolean().describe('Whether `rollcall source watch` asks its address; default: true.').optional(),
    file: z
      .strictObject({
        path: text('The file, from this folder; default: the one that the command names.').optional(),
        encoding: text('As `--encoding` of the import: windows-1252, gb18030.').optional(),
        delimiter: text('What separates the cells of a text, or tab.').optional(),
        sheet: text('Name or number of the sheet of a workbook.').optional(),
        rows: z
          .strictObject({ min: z.int().min(0), max: z.int().min(0) })
          .describe('How many rows the file is expected to have, both included; other numbers stop the reading.')
          .optional(),
      })
      .describe('How the file is read where it does not say so itself.')
      .optional(),
    ignore: texts('Columns that are read over. One that is neither used nor named here stops the reading.').optional(),
    headers: z
      .record(z.string(), z.array(z.string()).min(1))
      .describe(
        'Names by which facts below speak of columns whose headers differ from file to file, each with its headers.',
      )
      .optional(),
    wide: z
      .strictObject({
        columns: z
          .union([z.literal('rest'), z.array(z.string()).min(1)])
          .describe('The columns that are values of one thing; rest: all that are named nowhere else.'),
        name: text('The name under which facts below speak of the header of such a column.'),
        value: text('The name under which they speak of what stands in it.'),
      })
      .describe('A wide table: each of these columns makes of every row one more.')
      .optional(),
    skip: z
      .array(z.strictObject({ ...condition.shape, because: text('Why, as the report says it.') }))
      .describe('Rows that state nothing; they are counted by their reason.')
      .optional(),
    facts: z.array(fact).min(1).describe('What a row states: one fact or several.'),
    years: years.optional(),
    define: z
      .strictObject({
        initiatives: z
          .record(z.string(), constant)
          .describe('The columns of the table initiatives; {value} stands for what the source calls it.'),
      })
      .describe('What is recorded of initiatives that are not on record yet, where `otherwise: define` asks for it.')
      .optional(),
  })
  .describe('How a table that somebody else publishes is read into the roll.');

export type Description = z.infer<typeof DESCRIPTION>;
export type Condition = z.infer<typeof condition>;
export type FromColumn = z.infer<typeof fromColumn>;
export type Constant = z.infer<typeof constant>;
export type Expression = z.infer<typeof expression>;

/** Checks one expression of a fact. */
export const EXPRESSION = expression;

/** The JSON Schema of source.yml, by which editors check and complete it: data/sources/source.schema.json. */
export function descriptionSchema(): unknown {
  const schema = z.toJSONSchema(DESCRIPTION, { target: 'draft-7' }) as Record<string, unknown>;
  const { when } = fact.shape;
  const facts = (schema.properties as Record<string, { items: unknown }>).facts!;
  facts.items = {
    type: 'object',
    description: fact.description,
    properties: { when: withoutSchema(z.toJSONSchema(when, { target: 'draft-7' })) },
    additionalProperties: withoutSchema(z.toJSONSchema(expression, { target: 'draft-7' })),
  };
  return { title: 'source.yml of Rollcall', ...schema };
}

function withoutSchema(schema: object): object {
  const { $schema: _, ...rest } = schema as Record<string, unknown>;
  return rest;
}
