import { ClientGone } from '../common/heavy-queue.js';
import { badInput } from '../common/rollcall-error.js';
import { attachment, type Content, JSON_TYPE } from '../http/answer.js';
import { toQuery } from '../questions/from-query.js';
import type { Question } from '../questions/question.js';
import { csvwMetadata, dataPackage } from './descriptors.js';
import type { ExportFile } from './export-file.js';
import { type Prepared, sidecarText } from './exports.js';
import { pinned } from './metadata.js';

/** What is sent for the name of a file: the export that was prepared, or what describes it. */
export function contentOf(
  { name, format, descriptor }: ExportFile,
  question: Question,
  prepared: Prepared,
  gone: AbortSignal,
): Content | Promise<Content> {
  const query = toQuery(pinned(question, prepared.metadata));
  const address = `${name}.${format}?${query}`;
  switch (descriptor) {
    case 'metadata':
      return metadataContent(prepared, gone);
    case 'structure':
      return structureContent(prepared);
    case 'datapackage':
      return ofCsv(prepared, '.datapackage.json', dataPackage(prepared.metadata, address), JSON_TYPE);
    case 'csv-metadata':
      return ofCsv(prepared, '-metadata.json', csvwMetadata(prepared.metadata, address), 'application/csvm+json');
    case null:
      return fileContent(prepared, `/exports/${name}.${format}`, query);
  }
}

function fileContent(
  { chunks, contentType, fileName, sidecar, structure, metadata }: Prepared,
  path: string,
  query: URLSearchParams,
): Content {
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
  const headers = { ...attachment(fileName), ...(links.length > 0 && { link: links.join(', ') }) };
  return { type: contentType, headers, body: chunks };
}

/** What is known once every row was made. */
async function metadataContent(
  { chunks, content, metadata, fileName, sidecar }: Prepared,
  gone: AbortSignal,
): Promise<Content> {
  if (!sidecar) throw badInput('format', `${metadata.format} carries its metadata in the file itself`);
  for await (const _ of chunks) if (gone.aborted) throw new ClientGone();
  return {
    type: JSON_TYPE,
    headers: attachment(`${fileName}.metadata.json`),
    body: sidecarText(metadata, content()),
  };
}

function structureContent({ structure, fileName }: Prepared): Content {
  if (!structure) throw badInput('format', 'only sdmx-csv has a data structure definition');
  return { type: JSON_TYPE, headers: attachment(`${fileName}.structure.json`), body: indented(structure) };
}

/** What describes a CSV file to programs that read tables. */
function ofCsv({ metadata, fileName }: Prepared, suffix: string, descriptor: object, type: string): Content {
  if (metadata.format !== 'csv') throw badInput('format', 'only csv is described so');
  return { type, headers: attachment(`${fileName}${suffix}`), body: indented(descriptor) };
}

function indented(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
