import { McpServer } from '@modelcontextprotocol/server';
import { programVersion } from '../config/program-version.js';
import { faultOf } from './fault.js';
import type { ToolArguments } from './inputs.js';
import { addPrompts } from './prompts.js';
import { addResources } from './resources.js';
import { ANNOTATIONS, type Ask } from './tool.js';
import { TOOLS } from './tools.js';

/** What an assistant is told before it asks. */
const INSTRUCTIONS = `Rollcall is the roll of multilateral AI governance: which states take part in which initiatives, since when, by which source, and who is absent and why.
- Look names up first (search, list_initiatives, list_groups): tools take codes (KEN) and slugs (bletchley-declaration).
- Every answer is about one day (asOf) and one state of the data; print provenance.cite beside any figure.
- Repeat the notes with the figures. Where a list is incomplete, participation is "at least" and absence "at most" as given.
- What is not known is not absence: never say that a state does not take part where the answer says that it is not known.
- A figure that is null or withheld does not exist: do not work one out from the counts.`;

const VERSION = programVersion();
/** What there is to ask never changes while a program runs. */
const CAPABILITIES = {
  tools: { listChanged: false },
  resources: { listChanged: false },
  prompts: { listChanged: false },
};

/** Answers one connection, or one request where there are none; `failed` is told the code of what could not be answered. */
export function mcpServer(ask: () => Ask, failed: (code: string) => void = () => undefined): McpServer {
  const server = new McpServer(
    { name: 'rollcall', title: 'Rollcall', version: VERSION },
    { instructions: INSTRUCTIONS, capabilities: CAPABILITIES },
  );
  for (const { name, title, description, schemas, answer } of TOOLS) {
    const config = {
      title,
      description,
      inputSchema: schemas.input,
      outputSchema: schemas.output,
      annotations: ANNOTATIONS,
    };
    server.registerTool(name, config, async (args) => {
      try {
        const { structured, text } = await answer(args as ToolArguments, ask());
        return { content: [{ type: 'text' as const, text }], structuredContent: structured };
      } catch (error) {
        const { code, message } = faultOf(error);
        failed(code);
        return { content: [{ type: 'text' as const, text: `${code}: ${message}` }], isError: true };
      }
    });
  }
  addResources(server, ask);
  addPrompts(server);
  return server;
}
