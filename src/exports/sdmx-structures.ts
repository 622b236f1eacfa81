import { notFound } from '../questions/not-found.js';
import type { Question } from '../questions/question.js';
import { EXPORTS, type Sources } from './exports.js';
import { AGENCY, STRUCTURE_VERSION, type StructureMessage, structureMessage } from './formats/sdmx.js';
import { localeOf } from './metadata.js';

/** What can be asked for, by the words of SDMX's REST API, and where it stands in a message. */
const ARTEFACTS = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  conceptscheme: 'conceptSchemes',
  codelist: 'codelists',
} as const satisfies Record<string, keyof StructureMessage['data']>;
type ArtefactName = keyof typeof ARTEFACTS;

export const ARTEFACT_NAMES = Object.keys(ARTEFACTS) as ArtefactName[];
const ANY = ['*', 'all'];
const NEWEST = ['+', '~', 'latest', ...ANY, STRUCTURE_VERSION];

/** The parts of an address; each may be left out together with those behind it. */
export type StructurePath = Readonly<Partial<Record<'kind' | 'agency' | 'id' | 'version', string>>>;

/** Which structures an address names. */
export interface StructureQuery {
  readonly kind: ArtefactName;
  readonly id: string;
}

/** Throws NOT_FOUND for a kind, agency or version that is not here. */
export function structureQuery({
  kind = 'dataflow',
  agency = AGENCY,
  id = '*',
  version = '+',
}: StructurePath): StructureQuery {
  const artefact = ARTEFACT_NAMES.find((name) => name === kind);
  if (!artefact) throw notFound('kind of structure', kind, ARTEFACT_NAMES);
  if (agency !== AGENCY && !ANY.includes(agency)) throw notFound('agency', agency, [AGENCY]);
  if (!NEWEST.includes(version)) throw notFound('version', version, [STRUCTURE_VERSION]);
  return { kind: artefact, id };
}

/** What a query names, with all that it refers to. Rejects with NOT_FOUND for an unknown identifier. */
export async function structuresOf(
  { kind, id }: StructureQuery,
  question: Question,
  sources: Sources,
): Promise<StructureMessage> {
  const messages = await messagesOf(question, sources);
  const artefact = ARTEFACTS[kind];
  const wanted = messages.filter(({ data }) => ANY.includes(id) || data[artefact].some((each) => each.id === id));
  if (wanted.length === 0) {
    const ids = messages.flatMap(({ data }) => data[artefact].map((each) => each.id));
    throw notFound(kind, id, [...new Set(ids)]);
  }
  const message = together(wanted);
  return ANY.includes(id) || artefact !== 'codelists' ? message : justCodelist(message, id);
}

/** A message for each export whose rows are observations, with every code on record. */
async function messagesOf(question: Question, sources: Sources): Promise<StructureMessage[]> {
  const { snapshot, revision } = question;
  const release = question.release ?? snapshot.releaseAt(revision.id)?.name ?? null;
  const messages: StructureMessage[] = [];
  for (const { observations, description, columns } of Object.values(EXPORTS)) {
    if (observations === null) continue;
    const about = {
      title: description,
      notes: [],
      locale: localeOf(question),
      release,
      revision: release === null ? String(revision.id) : null,
      recordedAt: snapshot.firstRecordedAt(revision.id).toISOString(),
    };
    messages.push(structureMessage(about, columns, await observations.shape(question, sources), false));
  }
  return messages;
}

/** Several messages as one: each thing once, and the concepts of all in their one scheme. */
function together(messages: readonly StructureMessage[]): StructureMessage {
  const once = <T extends { readonly id: string }>(things: readonly T[]): T[] =>
    [...new Map(things.map((thing) => [thing.id, thing] as const).reverse()).values()].reverse();
  const data = messages.map((message) => message.data);
  const [scheme] = data.flatMap(({ conceptSchemes }) => conceptSchemes);
  return {
    meta: { ...messages[0]!.meta, ...(messages.length > 1 ? { id: 'STRUCTURES' } : {}) },
    data: {
      dataflows: data.flatMap(({ dataflows }) => dataflows),
      codelists: once(data.flatMap(({ codelists }) => codelists)),
      conceptSchemes: [
        { ...scheme!, concepts: once(data.flatMap(({ conceptSchemes }) => conceptSchemes[0]!.concepts)) },
      ],
      dataStructures: data.flatMap(({ dataStructures }) => dataStructures),
    },
  };
}

function justCodelist({ meta, data }: StructureMessage, id: string): StructureMessage {
  const codelists = data.codelists.filter((list) => list.id === id);
  return { meta, data: { dataflows: [], codelists, conceptSchemes: [], dataStructures: [] } };
}
