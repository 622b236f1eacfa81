import { TestEnvironment } from 'jest-environment-node';

/**
 * A test environment in a time zone of its own: the zone belongs to the whole process, so it is set out here, where
 * `process` is the real one, before the file's own world is made.
 */
export default class ZonedEnvironment extends TestEnvironment {
  constructor(config, context) {
    process.env.TZ = config.projectConfig.testEnvironmentOptions.timeZone;
    super(config, context);
  }
}
