import { rollcall } from './rollcall.js';

process.exitCode = await rollcall(process.argv.slice(2));
