import type { Settings } from '../../config/settings.js';
import type { Language } from '../addresses.js';
import { escaped } from '../html.js';
import { link, paragraph, section } from './tools.js';

interface ContactText {
  readonly keeper: string;
  readonly kept: (name: string) => string;
  readonly keptAndReached: (name: string, contact: string) => string;
  readonly reached: (contact: string) => string;
  readonly nobody: string;
  readonly wrong: string;
  readonly wrongText: readonly string[];
  readonly method: string;
  readonly changes: string;
}

const TEXTS: Readonly<Record<Language, ContactText>> = {
  en: {
    keeper: 'Who keeps this roll',
    kept: (name) => `This installation is kept by ${name}. It names no address to write to.`,
    keptAndReached: (name, contact) => `This installation is kept by ${name}: ${contact}.`,
    reached: (contact) => `Who keeps this installation can be reached at ${contact}.`,
    nobody: 'This installation names nobody who keeps it.',
    wrong: 'To tell of an error',
    wrongText: [
      'Beside every fact stands “This is wrong”; on the page of a country or an initiative, what is missing can be told of. No account is needed. What is told goes to those who keep the roll, with the fact that it is about; it changes nothing by itself.',
      'A source that can be opened helps most: the page of the initiative, a signed text, a gazette.',
    ],
    method: 'How everything is counted',
    changes: 'What was corrected lately',
  },
  zh: {
    keeper: '名录由谁维护',
    kept: (name) => `本站名录由${name}维护，未提供联系地址。`,
    keptAndReached: (name, contact) => `本站名录由${name}维护，联系方式：${contact}。`,
    reached: (contact) => `本站名录维护方的联系方式：${contact}。`,
    nobody: '本站未注明名录由谁维护。',
    wrong: '如何反映错误',
    wrongText: [
      '每一条事实旁都有“此处有误”；在国家或倡议页面上，也可指出遗漏。无需账户。所反映的问题连同相关事实转交名录维护方，本身不会更改任何记录。',
      '请尽量附上可以打开的来源，例如倡议的官方页面、签署文本或政府公报。',
    ],
    method: '统计方法',
    changes: '近期更正',
  },
};

/** Who keeps the roll, by the settings, and how an error is told of. */
export function contactHtml(language: Language, { keeper, contact }: Pick<Settings, 'keeper' | 'contact'>): string {
  const text = TEXTS[language];
  const reached = contact === null ? null : link(contact.includes('://') ? contact : `mailto:${contact}`, contact);
  const [name, query] = [keeper === null ? null : escaped(keeper), `?lang=${language}`];
  const sentence =
    name === null
      ? reached === null
        ? text.nobody
        : text.reached(reached)
      : reached === null
        ? text.kept(name)
        : text.keptAndReached(name, reached);
  return [
    section('keeper', text.keeper, `<p>${sentence}</p>`),
    section('errors', text.wrong, ...text.wrongText.map(paragraph)),
    `<p>${link(`/method${query}`, text.method)} · ${link(`/changes${query}`, text.changes)}</p>`,
  ].join('\n');
}
