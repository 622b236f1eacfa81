/**
 * Jest's runner of a file of tests, which for a change of the code leaves out what can tell no more: files of which no test
 * runs the changed code, and all after the first that noticed. Most of a change's time is the loading of files.
 *
 * Stryker looks for `jest-circus` in its name.
 */
import runner from 'jest-circus/runner';

const { default: circus } = runner;

/** Names of each file's tests, from when it was run first. */
const namesIn = new Map();
/** Runs in which a test failed, by their configuration. */
const noticed = new WeakSet();

export default async function run(globalConfig, config, environment, runtime, testPath, ...more) {
  const { testNamePattern } = globalConfig;
  const names = namesIn.get(testPath);
  if (testNamePattern && (noticed.has(globalConfig) || (names && !names.some(matching(testNamePattern)))))
    return nothingOf(testPath);
  const result = await circus(globalConfig, config, environment, runtime, testPath, ...more);
  // Those that are left out are there as well.
  const all = result.testResults.map(({ fullName }) => fullName);
  if (all.length > 0) namesIn.set(testPath, all);
  if (result.numFailingTests > 0 || result.testExecError) noticed.add(globalConfig);
  return result;
}

function matching(pattern) {
  const asked = new RegExp(pattern, 'i');
  return (name) => asked.test(name);
}

/** One test that was left out: Jest takes a file without any for a mistake. */
function nothingOf(testFilePath) {
  const leftOut = { ancestorTitles: [], title: '', fullName: '', status: 'pending', numPassingAsserts: 0 };
  return {
    ...{ leaks: false, openHandles: [], skipped: true, testFilePath },
    testResults: [{ ...leftOut, failureDetails: [], failureMessages: [], location: null, duration: 0 }],
    ...{ numFailingTests: 0, numPassingTests: 0, numPendingTests: 1, numTodoTests: 0 },
    perfStats: { end: 0, loadTestEnvironmentEnd: 0, loadTestEnvironmentStart: 0, runtime: 0, slow: false, start: 0 },
    snapshot: {
      ...{ added: 0, fileDeleted: false, matched: 0, unchecked: 0, uncheckedKeys: [], unmatched: 0, updated: 0 },
    },
  };
}
