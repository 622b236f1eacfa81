import { inRunningText } from './finding-text.js';
import { takingPartText } from './taking-part-text.js';

describe('a name in a sentence', () => {
  test.each([
    ['OECD AI Principles (Recommendation of the Council on Artificial Intelligence)', 'the OECD AI Principles'],
    ['World AI Cooperation Organization (WAICO)', 'the World AI Cooperation Organization (WAICO)'],
    ['UN African Group (African States)', 'the UN African Group'],
    ['A Call for Control of Frontier AI Models', 'A Call for Control of Frontier AI Models'],
    ['High income', 'High income'],
  ])('%s: %s', (name, words) => expect(inRunningText(name, 'EN')).toBe(words));

  test.each([
    ['全球人工智能伙伴关系（成员）', '全球人工智能伙伴关系'],
    ['硅和平（Pax Silica）宣言', '《硅和平（Pax Silica）宣言》'],
    ['经合组织人工智能原则（理事会关于人工智能的建议书）', '经合组织人工智能原则'],
  ])('%s：%s', (name, words) => expect(inRunningText(name, 'ZH')).toBe(words));
});

describe('how many take part, in words', () => {
  const states = (count: number) => Array.from({ length: count }, () => ({}) as never);
  const counted = {
    universe: 1193,
    byOwnName: states(1100),
    throughOrganisation: states(60),
    inNone: states(33),
    byOwnNameIsLeast: true,
    inNoneIsMost: true,
    underBlocRules: [],
  };
  test('says at least, at most and through whom', () => {
    const of = { initiatives: 12, members: false, ai: false, reliable: false };
    expect(takingPartText(counted, of, 'EN')).toBe(
      'Of 1,193 states, at least 1,100 take part by their own name in at least one of the 12 initiatives, 60 only through an organisation, and at most 33 in none.',
    );
    expect(takingPartText(counted, of, 'ZH')).toBe(
      '1,193 个国家中，至少 1,100 国以本国名义参与 12 项倡议中的至少一项，60 国仅通过所属组织参与，至多 33 国未参与其中任何一项。',
    );
  });
  test('of one initiative says one', () => {
    const of = { initiatives: 1, members: true, ai: true, reliable: true };
    const sure = { ...counted, byOwnNameIsLeast: false, inNoneIsMost: false, throughOrganisation: [] };
    expect(takingPartText(sure, of, 'EN')).toBe(
      'Of 1,193 UN member states, 1,100 take part by their own name in the one AI initiative whose list can be relied on, and 33 in none.',
    );
    expect(takingPartText(sure, of, 'ZH')).toBe(
      '1,193 个联合国会员国中，1,100 国以本国名义参与一项名单可靠的人工智能倡议，33 国未参与。',
    );
  });
});
