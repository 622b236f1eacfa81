import type { Language } from '../addresses.js';
import { link, list, paragraph, section } from './tools.js';

interface AboutText {
  readonly what: readonly [heading: string, ...paragraphs: string[]];
  readonly reads: readonly [heading: string, ...paragraphs: string[]];
  readonly not: readonly [heading: string, ...points: string[]];
  readonly more: readonly [heading: string, method: string, data: string, changes: string, contact: string];
}

const TEXTS: Readonly<Record<Language, AboutText>> = {
  en: {
    what: [
      'What it is',
      'Rollcall is the roll of multilateral AI governance. It records which countries take part in which initiatives, in which role, from when until when and according to whom; who is absent, and for which reason; and how the share of each group of countries changes over time.',
      'It was begun so that one published figure could be worked out again and followed: that 118 of 193 UN member states took part in none of seven initiatives in September 2024. It holds many more initiatives than those seven, and everybody can choose which to count.',
    ],
    reads: [
      'How to read it',
      'Every fact has a source, and a mark for how sure it is. Every figure opens the facts beneath it, says by which rule it was counted, and can be asked again by its address.',
      'Where a list of participants is not complete, participation is at least what is shown and absence at most. What is not known is said to be not known; it is never counted as no.',
      'Nothing on record is overwritten. A release can be asked the same question for ever and gives the same answer.',
    ],
    not: [
      'What it does not say',
      'That taking part is good, or staying out bad: it counts participation, and judges neither initiatives nor states.',
      'What a state does at home to keep what it signed.',
      'Why a state is absent, beyond what can be read from its own acts and the rules of the initiative.',
      'Anything about the status of a territory: names and codes are those of the United Nations and of ISO 3166.',
    ],
    more: ['More', 'How everything is counted', 'The data, and how to use them', 'What changed', 'Who keeps it'],
  },
  zh: {
    what: [
      '这是什么',
      'Rollcall 是多边人工智能治理名录，记录哪些国家参与了哪些倡议、以何种角色、从何时起至何时止、依据何种来源；哪些国家未参与、原因为何；以及各组国家所占份额的历年变化。',
      '名录缘起于一项已公布的数字，旨在使其可以复核、可以持续跟踪：2024年9月，联合国 193 个会员国中有 118 国未参与七项倡议中的任何一项。如今在案倡议远不止七项，读者可自行选择统计哪些倡议。',
    ],
    reads: [
      '如何阅读',
      '每一条事实都有来源，并标明可靠程度。每一项数字都可查看其所依据的事实，说明按何种规则统计，并可凭网址再次查询。',
      '参与名单不完整时，参与数为下限，未参与数为上限。不详之处如实注明，绝不当作“未参与”。',
      '在案记录从不改写。对同一版本提出同一问题，答案始终相同。',
    ],
    not: [
      '不说明什么',
      '不以参与与否论优劣：名录只统计参与，不评价倡议，也不评价国家。',
      '不涉及一国在国内如何履行其所签署的内容。',
      '不推测一国为何未参与：只列出该国自身行为和倡议规则所能表明的原因。',
      '不涉及任何领土的地位：名称和代码均采用联合国和 ISO 3166 的用法。',
    ],
    more: ['更多', '统计方法', '数据及其使用', '近期变更', '由谁维护'],
  },
};

/** What the roll is, how to read it, and what it does not say. */
export function aboutHtml(language: Language): string {
  const { what, reads, not, more } = TEXTS[language];
  const query = `?lang=${language}`;
  return [
    section('what', what[0], ...what.slice(1).map(paragraph)),
    section('reading', reads[0], ...reads.slice(1).map(paragraph)),
    section('not', not[0], list(not.slice(1).map((point) => paragraph(point)))),
    section(
      'more',
      more[0],
      list(
        (['method', 'data', 'changes', 'contact'] as const).map((page, index) =>
          link(`/${page}${query}`, more[index + 1]!),
        ),
      ),
    ),
  ].join('\n');
}
