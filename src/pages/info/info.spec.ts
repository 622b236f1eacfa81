import { EXPORTS } from '../../exports/exports.js';
import { RECORDED_TABLE_NAMES } from '../../exports/release-diff.js';
import { METHOD_ANCHORS, METHOD_START } from '../definitions.js';
import { aboutHtml } from './about.js';
import { tableWords } from './changes.js';
import { contactHtml } from './contact.js';
import { FILE_NAMES } from './data.js';
import { methodText, renderMethod } from './method-text.js';

describe('the method', () => {
  test('has an anchor for each section and each name where it is defined', () => {
    const { html, title, anchors, sections } = renderMethod(`# Method

Uses \`gini\` and <b>more</b>.

## 4. Coverage

- \`gini\`: the Gini coefficient, unlike \`share\`.
- of \`other\` things.

| figure | definition |
| --- | --- |
| \`seats\`, \`seatShare\` | of \`size\` |

## Sources
`);
    expect(title).toBe('Method');
    expect(sections).toEqual([
      { anchor: 'section-4', title: '4. Coverage' },
      { anchor: 'sources', title: 'Sources' },
    ]);
    expect([...anchors].sort()).toEqual([
      'gini',
      'other',
      'seatShare',
      'seats',
      'section-4',
      'share',
      'size',
      'sources',
    ]);
    expect(html).toContain('<p>Uses <code>gini</code> and &lt;b&gt;more&lt;/b&gt;.</p>');
    expect(html).toContain('<li><code id="gini">gini</code>: the Gini coefficient');
    expect(html).toContain('<td><code id="seats">seats</code>, <code id="seatShare">seatShare</code></td>');
    expect(html).not.toContain('<h1');
  });

  test('has the same anchors, sections and tables in both languages', () => {
    const [english, chinese] = [methodText('en'), methodText('zh')];
    expect([...chinese.anchors].sort()).toEqual([...english.anchors].sort());
    expect(chinese.sections.map(({ anchor }) => anchor)).toEqual(english.sections.map(({ anchor }) => anchor));
    const shape = (html: string) => (html.match(/<(?:h2|h3|li|tr|td|p|ul|ol|table)\b/g) ?? []).join('');
    expect(shape(chinese.html)).toBe(shape(english.html));
    const codes = (html: string) => new Set(html.match(/<code[^>]*>[^<]*<\/code>/g));
    const names = (html: string) =>
      [...codes(html)]
        .map((code) => code.replaceAll(/<[^>]*>/g, ''))
        .filter((name) => !['this type', '等宽字体'].includes(name));
    expect([...new Set(names(chinese.html))].sort()).toEqual([...new Set(names(english.html))].sort());
    for (const { title } of chinese.sections) expect(title).toMatch(/[\u4e00-\u9fff]/);
  });

  test('is where every figure of the dashboard leads to', () => {
    const { anchors } = methodText('en');
    const missing = Object.entries(METHOD_ANCHORS).filter(([, anchor]) => !anchors.has(anchor));
    expect([missing, anchors.has(METHOD_START)]).toEqual([[], true]);
  });
});

test('who keeps the roll is said as far as it is set', () => {
  const set = (keeper: string | null, contact: string | null) => contactHtml('en', { keeper, contact });
  expect(set(null, null)).toContain('<p>This installation names nobody who keeps it.</p>');
  expect(set('A <Lab>', null)).toContain('kept by A &lt;Lab&gt;. It names no address');
  expect(set('A', 'roll@example.org')).toContain('<a href="mailto:roll@example.org">roll@example.org</a>');
  expect(set(null, 'https://example.org/x')).toContain('<a href="https://example.org/x"');
  expect(contactHtml('zh', { keeper: null, contact: null })).toContain('<p>本站未注明名录由谁维护。</p>');
  expect(contactHtml('zh', { keeper: '某机构', contact: null })).toContain('本站名录由某机构维护，未提供联系地址。');
});

test('every table that may change is told of in words of both languages', () => {
  for (const language of ['en', 'zh'] as const) {
    expect(Object.keys(tableWords(language)).sort()).toEqual([...RECORDED_TABLE_NAMES].sort());
  }
});

test('every file has a Chinese description', () => {
  expect(Object.keys(FILE_NAMES).sort()).toEqual(Object.keys(EXPORTS).sort());
});

test('the two languages say as much as each other', () => {
  const tags = (html: string) => html.match(/<\w+/g);
  expect(tags(aboutHtml('zh'))).toEqual(tags(aboutHtml('en')));
});
