import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const { createContext } = vm;

// A process that is done leaves its heap to the system. To clear the worlds of dozens of files away takes longer than the half
// second after which Jest calls a worker one that "failed to exit gracefully". Last of all: what others do at the end is done.
process.once('beforeExit', () => process.on('exit', (code) => process.reallyExit(code)));

/**
 * A test environment in a time zone of its own: the zone belongs to the whole process, so it is set out here, where
 * `process` is the real one, before the file's own world is made.
 *
 * That world's globals are its own: Jest asks Node for one that looks every global up in a proxy first, which costs the
 * tests that count much a sixth of their time.
 */
export default class ZonedEnvironment extends TestEnvironment {
  constructor(config, context) {
    process.env.TZ = config.projectConfig.testEnvironmentOptions.timeZone;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    super(config, context);
    vm.createContext = createContext;
  }
}
