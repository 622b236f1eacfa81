import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientGone, HeavyQueue, type Leave } from '../common/heavy-queue.js';
import { badInput } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import type { QuestionInput } from '../questions/fields.js';
import { fromQuery, toQuery } from '../questions/from-query.js';
import { type Question, questionOf } from '../questions/question.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { editionOf, isKnownEdition } from '../server/caching/edition.js';
import { asksHeaders, sendHeaders } from '../server/caching/known-again.js';
import { goneSignal } from '../server/load/gone.js';
import { csvwMetadata, dataPackage } from './descriptors.js';
import { EXPORT_NAMES, formatNamed, type Prepared, parametersOf, prepare, sidecarText } from './exports.js';
import { FORMATS } from './formats/index.js';
import { replyWithError } from './http-error.js';
import { notFound } from './not-found.js';

/** Downloads that are made at a time; each works in slices, and holds some megabytes. */
const AT_A_TIME = 4;
const MOST_WAITING = 16;
/** A slow reader keeps a place no longer, and reads on without one: what waits for him takes no work. */
const PLACE_MILLISECONDS = 20_000;

/** `yearly.csv`, `yearly.csv.metadata.json`, `yearly.sdmx-csv.structure.json`, `yearly.csv-metadata.json` */
const FILE = /^([a-z]+)\.([a-z-]+?)(?:(?:\.(metadata|structure|datapackage)|-(metadata))\.json)?$/;

/**
 * Downloads: `GET /exports/<what>.<format>?...` with the parameters of the API's inputs. Formats without a place for
 * metadata name theirs in a `Link` header with `rel="describedby"`.
 */
@Controller('exports')
export class ExportsController {
  private readonly queue = new HeavyQueue('downloads', AT_A_TIME, MOST_WAITING);

  constructor(
    private readonly store: SnapshotStore,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  async download(
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    let leave: Leave | undefined;
    try {
      const parts = FILE.exec(file);
      if (!parts)
        throw notFound(
          'export',
          file,
          EXPORT_NAMES.map((name) => `${name}.csv`),
        );
      const [, name, formatName, beside, onTheWeb] = parts;
      const known = parametersOf(name!);
      const format = formatNamed(formatName!);
      const input = fromQuery(query, known);
      leave = await this.queue.enter(goneSignal(reply));
      giveUpPlace(reply, leave);
      const snapshot = this.store.current;
      const question = questionOf(snapshot, input);
      // Before anything is made.
      const edition = editionOf(question, this.settings, name === 'organisations');
      if (isKnownEdition(request, reply, edition)) return await reply.code(304).send();
      const pool = this.reads.poolAt(snapshot.newest.id);
      const { excludeIndicatorPublishers: excludedPublishers } = this.settings;
      const prepared = await prepare(name!, format, question, { pool, excludedPublishers });
      if (beside === 'metadata') return await sendMetadata(reply, prepared);
      if (beside === 'structure') return sendStructure(reply, prepared);
      const asked = toQuery(pinned(question, prepared));
      const address = `${name}.${format}?${asked}`;
      if (beside === 'datapackage')
        return sendDescriptor(reply, prepared, dataPackage(prepared.metadata, address), beside);
      if (onTheWeb) return sendDescriptor(reply, prepared, csvwMetadata(prepared.metadata, address), 'csv-metadata');
      return await sendFile(request, reply, prepared, `/exports/${name}.${format}`, asked.toString());
    } catch (error) {
      leave?.();
      if (error instanceof ClientGone) return reply;
      return replyWithError(reply, error);
    }
  }
}

/**
 * The question with what its data are, and the method that answered: the address of what stands beside a file will fit it
 * whatever is recorded meanwhile, and is the same wherever the release is.
 */
function pinned({ input, revision }: Question, { metadata: { release, method } }: Prepared): QuestionInput {
  if (input.release) return input;
  const { knownAt, ...rest } = input;
  return release === null ? { ...rest, knownAt: knownAt ?? revision.recordedAt, method } : { ...rest, release, method };
}

/** Gives the place up when the answer was sent or broken off, and to others where its reader takes very long. */
function giveUpPlace(reply: FastifyReply, leave: Leave): void {
  const timer = setTimeout(leave, PLACE_MILLISECONDS);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    leave();
  });
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  prepared: Prepared,
  path: string,
  query: string,
): Promise<FastifyReply> {
  const { chunks, contentType, fileName, sidecar, structure, metadata } = prepared;
  // What fails before the first byte can still be answered as an error.
  const first = await chunks.next();
  async function* all() {
    if (!first.done) yield first.value;
    yield* chunks;
  }
  const links = [
    ...(sidecar ? [`<${path}.metadata.json?${query}>; rel="describedby"; type="application/json"`] : []),
    ...(structure ? [`<${path}.structure.json?${query}>; rel="profile"; type="application/json"`] : []),
    ...(metadata.format === 'csv'
      ? [
          `<${path}-metadata.json?${query}>; rel="describedby"; type="application/csvm+json"`,
          `<${path}.datapackage.json?${query}>; rel="describedby"; type="application/vnd.datapackage+json"`,
        ]
      : []),
  ];
  if (links.length > 0) reply.header('link', links.join(', '));
  reply.header('content-disposition', `attachment; filename="${fileName}"`).type(contentType);
  if (asksHeaders(request)) {
    await chunks.return(undefined);
    return sendHeaders(reply);
  }
  // Fastify ends the connection without an end mark where the stream fails, and ends the stream where the reader leaves.
  return reply.send(Readable.from(all(), { objectMode: false }));
}

async function sendMetadata(
  reply: FastifyReply,
  { chunks, content, metadata, fileName, sidecar }: Prepared,
): Promise<FastifyReply> {
  if (!sidecar) {
    const own = FORMATS.filter((format) => format === metadata.format).join();
    throw badInput('format', `${own} carries its metadata in the file itself`);
  }
  for await (const _ of chunks) if (reply.raw.destroyed) break;
  if (reply.raw.destroyed) return reply;
  return json(reply, `${fileName}.metadata.json`, sidecarText(metadata, content()));
}

function sendStructure(reply: FastifyReply, { structure, fileName }: Prepared): FastifyReply {
  if (!structure) throw badInput('format', 'only sdmx-csv has a data structure definition');
  return json(reply, `${fileName}.structure.json`, `${JSON.stringify(structure, null, 2)}\n`);
}

/** What describes a CSV file to programs that read tables. */
function sendDescriptor(
  reply: FastifyReply,
  { metadata: { format }, fileName }: Prepared,
  descriptor: object,
  kind: 'datapackage' | 'csv-metadata',
): FastifyReply {
  if (format !== 'csv') throw badInput('format', 'only csv is described so');
  const text = `${JSON.stringify(descriptor, null, 2)}\n`;
  const suffix = kind === 'datapackage' ? '.datapackage.json' : '-metadata.json';
  const type = kind === 'datapackage' ? 'application/json; charset=utf-8' : 'application/csvm+json';
  return json(reply, `${fileName}${suffix}`, text, type);
}

function json(
  reply: FastifyReply,
  fileName: string,
  text: string,
  type = 'application/json; charset=utf-8',
): FastifyReply {
  return reply.header('content-disposition', `attachment; filename="${fileName}"`).type(type).send(text);
}
