import { inflateSync } from 'node:zlib';
import type { ReportDocument } from '../document.js';
import { pdfByLibrary } from './pdf-by-library.js';

const DOCUMENT: ReportDocument = {
  language: 'zh',
  title: '报告',
  subtitle: '截至2026年11月29日',
  description: '一句话。',
  contents: '目录',
  sections: [
    {
      id: 'first',
      title: '概要',
      blocks: [
        { kind: 'paragraph', text: '193 国中有 54 国未参与。' },
        { kind: 'note', text: '注意。' },
        { kind: 'subheading', text: '小标题' },
        { kind: 'list', items: [{ lead: '一：', text: '肯尼亚' }, { text: '法国' }] },
        {
          kind: 'table',
          caption: '表',
          columns: [{ label: '国家' }, { label: '项数', numeric: true }],
          rows: Array.from({ length: 120 }, (_, place) => [`国家${place}`, String(place)]),
        },
        { kind: 'figure', figure: 'assembly', alternative: '图' },
        { kind: 'figure', figure: 'shares', alternative: '图' },
        { kind: 'links', items: [{ label: '地址', href: 'https://example.org/a' }] },
      ],
    },
  ],
};
const FIGURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#123456"/></svg>';

/** What the pages draw: the streams of the file that can be inflated. */
function drawn(pdf: Uint8Array): string {
  const file = Buffer.from(pdf);
  const found: string[] = [];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 1)) {
    try {
      found.push(inflateSync(file.subarray(at + 7)).toString('latin1'));
    } catch {
      // The end of a stream, or one that is no deflated text.
    }
  }
  return found.join('\n');
}

test('a report is a PDF without a browser: all blocks, on as many pages as they take, with its own fonts', async () => {
  const pdf = Buffer.from(await pdfByLibrary(DOCUMENT, { assembly: FIGURE }));
  const text = pdf.toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  // 120 rows of a table do not fit on one page, and on no more than five.
  const pages = [...text.matchAll(/\/Type \/Page\b/g)].length;
  expect(pages).toBeGreaterThan(1);
  expect(pages).toBeLessThan(6);
  expect(text).toContain('https://example.org/a');
  expect(text).toContain('NotoSansSC');
  expect(text).toContain('/Lang (zh-CN)');
  // The figure that is there is drawn in its colour; of the one that is not, nothing is.
  expect(drawn(pdf)).toMatch(/0\.0705\d* 0\.2039\d* 0\.337\d* (rg|scn)/);
});
