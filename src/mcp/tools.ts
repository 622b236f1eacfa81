import type { Tool } from './tool.js';
import { distributionTool } from './tools/distribution.js';

/** In the order in which assistants are shown them. */
export const TOOLS: readonly Tool[] = [distributionTool];
