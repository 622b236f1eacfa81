import { join } from 'node:path';
import { startThreadsWith } from '../../src/common/thread-pool.js';
import { projectRoot } from '../../src/config/project-root.js';

// Threads of the server run the TypeScript that is tested, not what was built.
startThreadsWith(['--import', join(projectRoot(), 'test', 'support', 'ts-loader.mjs')]);
