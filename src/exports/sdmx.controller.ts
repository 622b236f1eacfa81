import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import { fromQuery } from '../questions/from-query.js';
import { questionOf } from '../questions/question.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { editionOf, isKnownEdition } from '../server/caching/edition.js';
import { EXPORTS } from './exports.js';
import { AGENCY, STRUCTURE_VERSION, type StructureMessage, structureMessage } from './formats/sdmx.js';
import { replyWithError } from './http-error.js';
import { localeOf } from './metadata.js';
import { notFound } from './not-found.js';

/** What can be asked for, by the words of SDMX's REST API, and where it stands in a message. */
const ARTEFACTS = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  conceptscheme: 'conceptSchemes',
  codelist: 'codelists',
} as const satisfies Record<string, keyof StructureMessage['data']>;

export const ARTEFACT_NAMES = Object.keys(ARTEFACTS) as (keyof typeof ARTEFACTS)[];
/** The parameters of such an address. */
export const STRUCTURE_PARAMETERS = ['release', 'knownAt', 'locale'] as const;
export const STRUCTURE_TYPE = 'application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8';
const ANY = ['*', 'all'];
const NEWEST = ['+', '~', 'latest', ...ANY, STRUCTURE_VERSION];

/**
 * The structures of the exports' SDMX-CSV with every code on record:
 * `GET /sdmx/3.0/structure/<kind>/<agency>/<id>/<version>`, of what is asked for with all that it refers to (SDMX REST 2.0,
 * structure queries).
 */
@Controller('sdmx/3.0/structure')
export class SdmxController {
  constructor(
    private readonly store: SnapshotStore,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(['', ':kind', ':kind/:agency', ':kind/:agency/:id', ':kind/:agency/:id/:version'])
  async structure(
    @Param() asked: Readonly<Partial<Record<'kind' | 'agency' | 'id' | 'version', string>>>,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    try {
      const { kind = 'dataflow', agency = AGENCY, id = '*', version = '+' } = asked;
      const artefact = ARTEFACTS[ARTEFACT_NAMES.find((name) => name === kind)!];
      if (!artefact) throw notFound('kind of structure', kind, ARTEFACT_NAMES);
      if (agency !== AGENCY && !ANY.includes(agency)) throw notFound('agency', agency, [AGENCY]);
      if (!NEWEST.includes(version)) throw notFound('version', version, [STRUCTURE_VERSION]);
      const snapshot = this.store.current;
      const question = questionOf(snapshot, fromQuery(query, STRUCTURE_PARAMETERS));
      if (isKnownEdition(request, reply, editionOf(question, this.settings))) return await reply.code(304).send();
      const { excludeIndicatorPublishers: excludedPublishers } = this.settings;
      const sources = { pool: this.reads.poolAt(snapshot.newest.id), excludedPublishers };
      const release = question.release ?? snapshot.releaseAt(question.revision.id)?.name ?? null;
      const messages: StructureMessage[] = [];
      for (const { observations, description, columns } of Object.values(EXPORTS)) {
        if (observations === null) continue;
        const about = {
          title: description,
          notes: [],
          locale: localeOf(question),
          release,
          revision: release === null ? String(question.revision.id) : null,
          recordedAt: snapshot.firstRecordedAt(question.revision.id).toISOString(),
        };
        messages.push(structureMessage(about, columns, await observations.shape(question, sources), false));
      }
      const wanted = messages.filter(({ data }) => ANY.includes(id) || data[artefact].some((each) => each.id === id));
      if (wanted.length === 0) {
        const known = messages.flatMap(({ data }) => data[artefact].map((each) => each.id));
        throw notFound(kind, id, [...new Set(known)]);
      }
      const message = together(wanted);
      const only = ANY.includes(id) || artefact !== 'codelists' ? message : justCodelist(message, id);
      return await reply.type(STRUCTURE_TYPE).send(`${JSON.stringify(only, null, 1)}\n`);
    } catch (error) {
      return replyWithError(reply, error);
    }
  }
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
