/**
 * Jest's runner of a file of tests, which for those of whole applications leaves Jest's worlds aside: they are imported by
 * Node itself, in the worker's own process, and with them what they test.
 *
 * In a world of its own each of a hundred files loads three thousand modules anew, and its first questions are answered by
 * code that the compiler has not seen yet: two fifths of what such a file cost. A process of a server does not begin anew
 * for each question either. What this asks of these files: none may leave anything behind in its process.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import runner from 'jest-circus/runner';
import './ts-loader.mjs';

const require = createRequire(import.meta.url);
const { default: circus } = runner;

/** What starts an application or a browser. */
const WHOLE_APPLICATIONS = ['test/e2e/', 'test/browser/'];

/** Files have been run so far: the same file, in another zone or again while watching, is another module. */
let runs = 0;

export default function run(globalConfig, config, environment, runtime, testPath, ...more) {
  if (!WHOLE_APPLICATIONS.some((folder) => testPath.startsWith(join(config.rootDir, folder))))
    return circus(globalConfig, config, environment, runtime, testPath, ...more);
  runs += 1;
  forgetCircus();
  // Found by what takes the place of `@jest/globals` there.
  globalThis[Symbol.for('rollcall.jest')] = jestOf(environment, config);
  const plain = Object.assign(Object.create(runtime), {
    requireInternalModule: require,
    requireModule: require,
    setGlobalsForRuntime: (globals) => Object.assign(globalThis, globals),
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(`${pathToFileURL(path)}?run=${runs}`),
  });
  return circus(globalConfig, config, environment, plain, testPath, ...more);
}

/** Jest's account of the tests belongs to one file, and is made when this module of it is loaded. */
function forgetCircus() {
  for (const path of Object.keys(require.cache)) if (path.endsWith('jestAdapterInit.js')) delete require.cache[path];
  for (const name of ['EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL']) delete globalThis[Symbol.for(name)];
}

/** As much of Jest's `jest` as these files use, on the globals of the process. */
function jestOf(environment, config) {
  const mocker = new environment.moduleMocker.constructor(globalThis);
  const clock = new environment.fakeTimersModern.constructor({ config, global: globalThis });
  return {
    spyOn: mocker.spyOn.bind(mocker),
    useFakeTimers: (options) => clock.useFakeTimers(options),
    useRealTimers: () => clock.useRealTimers(),
    setTimeout: (milliseconds) => {
      globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = milliseconds;
    },
  };
}
