import type { Tool } from './tool.js';
import { changesTool } from './tools/changes.js';
import { countryCardTool } from './tools/country-card.js';
import { distributionTool } from './tools/distribution.js';
import { evidenceTool } from './tools/evidence.js';
import { gapsTool } from './tools/gaps.js';
import { initiativeCardTool } from './tools/initiative-card.js';
import { listGroupsTool, listInitiativesTool } from './tools/lists.js';
import { representationTool } from './tools/representation.js';
import { searchTool } from './tools/search.js';
import { seriesTool } from './tools/series.js';

/** In the order in which assistants are shown them. */
export const TOOLS: readonly Tool[] = [
  searchTool,
  listInitiativesTool,
  listGroupsTool,
  countryCardTool,
  initiativeCardTool,
  distributionTool,
  gapsTool,
  representationTool,
  seriesTool,
  evidenceTool,
  changesTool,
];
