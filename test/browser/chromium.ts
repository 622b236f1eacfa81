import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where systems have it. The one that has no windows draws pages as the other does, for two thirds of the processor's time. */
const USUAL_PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The system's Chromium, or another of one's own. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? USUAL_PLACES.find((path) => existsSync(path)) ?? USUAL_PLACES[0]!;
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const chromiumIsThere = (): boolean => existsSync(CHROMIUM);

/** What is waited for longer than this is not coming: a wait that fails says what for, a test that runs out does not. */
export const PATIENCE_MILLISECONDS = 120_000;

/** A browser without a window, that asks nothing of anybody but the pages it is sent to. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS, timeout: PATIENCE_MILLISECONDS });
