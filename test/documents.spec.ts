import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { parse, validate } from 'graphql';
import { programFor } from '../src/cli/rollcall.js';
import { projectRoot } from '../src/config/project-root.js';
import { sdlSchema } from '../src/graphql/sdl-schema.js';

const root = projectRoot();
const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
const DOCUMENTS = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'docs/decisions', 'clients', 'bench', 'data', ...packages].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Blocks of a language, with the document in which they stand. */
const blocks = (language: string) =>
  DOCUMENTS.flatMap((path) =>
    [...read(path).matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
      ([, text]) => [path, text!] as const,
    ),
  );

/** The words of each line that runs the command, up to where the shell takes over. */
const commands = blocks('(?:sh|cron)').flatMap(([path, text]) =>
  [...text.replaceAll('\\\n', ' ').matchAll(/\bnpx rollcall ((?:"[^"]*"|[^\n"|>;&)#$])+)/g)]
    .map(([, words]) => [...words!.matchAll(/(?:"[^"]*"|\S)+/g)].map(([word]) => word.replaceAll('"', '')))
    .filter(([command]) => command !== '--help')
    .map((words) => [path, words.join(' '), words] as const),
);

function withoutActions(command: Command): void {
  command.action(() => undefined).configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  for (const below of command.commands) withoutActions(below);
}

describe('what the documents show', () => {
  test('is more than a handful of commands', () => expect(commands.length).toBeGreaterThan(25));

  test.each(commands)('%s: rollcall %s', async (_, __, words) => {
    const program = await programFor(words);
    withoutActions(program);
    const named = program.commands.find((command) => command.name() === words[0]);
    expect(named).toBeDefined();
    await program.parseAsync(words, { from: 'user' });
  });

  test('every operation is one that the API answers', () => {
    const schema = sdlSchema();
    const operations = blocks('graphql').filter(([, text]) => /^\s*(\{|query|mutation|subscription)/.test(text));
    expect(operations.length).toBeGreaterThan(4);
    for (const [path, text] of operations) expect([path, validate(schema, parse(text))]).toEqual([path, []]);
  });

  test('every link within the repository leads somewhere', () => {
    for (const path of DOCUMENTS) {
      for (const [, target] of read(path).matchAll(/\]\((?!https?:|mailto:|#|\/)([^)#\s]+)/g)) {
        const found = join(root, dirname(path), decodeURI(target!));
        expect({ path, target, exists: exists(found) }).toEqual({ path, target, exists: true });
      }
    }
  });

  test('every file of the SDL is in the index of docs/schema.md', () => {
    const index = read('docs/schema.md');
    const files = readdirSync(join(root, 'schema')).filter((file) => file.endsWith('.graphql'));
    expect([...index.matchAll(/`([a-z-]+\.graphql)`/g)].map(([, file]) => file).sort()).toEqual(files.sort());
  });

  test('every file and folder of the source that CONTRIBUTING, SECURITY and docs name is there', () => {
    const named = DOCUMENTS.filter((path) => /^(CONTRIBUTING|SECURITY|docs\/)/.test(path)).flatMap((path) =>
      [...read(path).matchAll(/(?<![\w/.:-])((?:src|test|web|packages|scripts|schema|bench)\/[\w./-]*)/g)].map(
        ([, name]) => [path, name!.replace(/\.$/, '')] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(40);
    // Of `src/domain/<figure>.ts` and `schema/*.graphql` the folder is looked for, of `test/e2e/charts` what begins so.
    for (const [path, name] of named) {
      const [folder, begin] = name.endsWith('/') ? [name, ''] : [dirname(name), basename(name)];
      const there =
        exists(join(root, folder)) && readdirSync(join(root, folder)).some((file) => file.startsWith(begin));
      expect({ path, name, there }).toEqual({ path, name, there: true });
    }
  });

  test('every pattern of tests that they name finds one, before --selectProjects, which takes all that follows it', async () => {
    const { ZONES } = (await import('../jest.config.js' as string)) as { ZONES: string[] };
    const runs = DOCUMENTS.flatMap((path) =>
      [...read(path).matchAll(/npm (?:test|run test:unit) -- ([^`\n]+)/g)].map(([, words]) => [path, words!] as const),
    );
    expect(runs.length).toBeGreaterThan(2);
    const tests = ['src', 'packages', 'test'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.spec.ts'))
        .map((name) => `${folder}/${name}`),
    );
    for (const [path, words] of runs) {
      const [pattern = '', zone = ZONES[0]] = words.split('--selectProjects').map((part) => part.trim());
      const finds = tests.some((name) => name.startsWith(pattern));
      expect({ path, pattern, finds, zone }).toEqual({ path, pattern, finds: true, zone: ZONES[0] });
    }
  });

  test('every script of package.json that they name is there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const path of DOCUMENTS) {
      for (const [, script] of read(path).matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)) {
        expect({ path, script, known: script! in scripts }).toEqual({ path, script, known: true });
      }
    }
  });
});

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch (error) {
    // A folder is there too.
    return (error as NodeJS.ErrnoException).code === 'EISDIR';
  }
}
