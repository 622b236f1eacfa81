// Imports the shipped package as the first start does: `seed-process.ts <database URL>`.
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import { importPackage } from '../../src/imports/import-package.js';

const pool = new pg.Pool({ connectionString: process.argv[2] });
await importPackage(pool, join(projectRoot(), 'data', 'datapackage.json'), {});
await pool.end();
