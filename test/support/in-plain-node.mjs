/**
 * Jest's runner of a file of tests, without Jest's worlds: the file is imported by Node itself, in the worker's own process,
 * and with it what it tests. A worker loads the three thousand modules of an application once, not anew for each file.
 *
 * No file may leave anything behind in its process. Why: docs/decisions/10-tests-in-plain-node.md.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import runner from 'jest-circus/runner';
import { sourceMapOf } from './ts-loader.mjs';

const require = createRequire(import.meta.url);
const { default: circus } = runner;

/** Files have been run so far: the same file in another zone is another module. */
let runs = 0;

export default function run(globalConfig, config, environment, runtime, testPath, ...more) {
  // While watching one process runs a file again and again, and Node would go on with the modules as they were at first.
  if (globalConfig.watch || globalConfig.watchAll)
    return circus(globalConfig, config, environment, runtime, testPath, ...more);
  runs += 1;
  // Asked when an error is told: the lines of a stack are then those of the file, not of what it was made into.
  runtime.getSourceMaps().get = sourceMapOf;
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
