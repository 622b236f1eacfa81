import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { LOCALES } from '../domain/locale.js';
import { code, wordOf } from './inputs.js';

const locale = wordOf(LOCALES).optional().describe('EN or ZH (default: EN)');

/** What a writer must keep to, whatever is written from answers. */
const RULES = {
  EN: 'Write only what the answers say. Give the day with every figure. Where a list is incomplete write "at least" and "at most"; where it is not known whether a state takes part, say that it is not known, and not that it does not. Leave out what is withheld. End with the line to cite of every answer used.',
  ZH: '只写查询结果所载内容。每个数字都注明日期。名单不完整之处写“至少”“至多”；是否参与不详的，写明不详，不得写成未参与。留空的数值不得自行推算。文末附上所用各项结果的引用行。',
} as const;

function asked(words: string) {
  return { messages: [{ role: 'user' as const, content: { type: 'text' as const, text: words } }] };
}

/** Ways to begin: each tells an assistant which answers to get and how to write from them. */
export function addPrompts(server: McpServer): void {
  server.registerPrompt(
    'country_brief',
    {
      title: 'Brief on a country',
      description: 'A page on where a state takes part in AI governance, where not and why, with sources.',
      argsSchema: z.object({ country: code().describe('ISO 3166-1 alpha-3, for example KEN'), locale }),
    },
    ({ country, locale: language = 'EN' }) =>
      asked(
        language === 'ZH'
          ? `请为 ${country} 撰写一页参与多边人工智能治理的简报。先以 country_card（country: ${country}，locale: ZH）查询全部倡议，再查询 set: hlab7；以 representation（scheme: un-regional-groups，set: complete-lists，locale: ZH）说明其所在区域组的情况；对最重要的三项参与，以 evidence 查明来源。分节写：参与情况、未参与及原因、尚不清楚之处、来源。${RULES.ZH}`
          : `Write a brief of one page on ${country} in multilateral AI governance. Get country_card (country: ${country}) over all initiatives and over set: hlab7; representation (scheme: un-regional-groups, set: complete-lists) for its regional group; and evidence for its three most important participations. Sections: where it takes part; where not, and why; what is not known; sources. ${RULES.EN}`,
      ),
  );
  server.registerPrompt(
    'compare_initiatives',
    {
      title: 'Compare two initiatives',
      description: 'Who takes part in both, in one or in neither, and how far that can be said.',
      argsSchema: z.object({
        first: code().describe('slug, for example bletchley-declaration'),
        second: code().describe('slug, for example paris-ai-statement-2025'),
        locale,
      }),
    },
    ({ first, second, locale: language = 'EN' }) =>
      asked(
        language === 'ZH'
          ? `请比较倡议 ${first} 与 ${second}。分别以 initiative_card 查询两者（locale: ZH），再以 distribution（initiatives: [${first}, ${second}]）查询两项均参与、参与一项和均未参与的国家，以 gaps（同样的 initiatives）查询未参与的原因，以 representation（scheme: [g77-and-china, un-regional-groups]）查询各组的代表性。说明两份名单各自的完整程度以及对结论的影响。${RULES.ZH}`
          : `Compare the initiatives ${first} and ${second}. Get initiative_card of each; distribution (initiatives: [${first}, ${second}]) for the states in both, one and none; gaps over the same initiatives for the reasons; and representation (scheme: [g77-and-china, un-regional-groups]) for the groups. Say how complete each list is and what that means for the comparison. ${RULES.EN}`,
      ),
  );
}
