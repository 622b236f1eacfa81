/** Every view: its address, a figure of it and words that its heading holds in both languages. */
export const VIEWS = [
  ['/', '#taking-part svg', '139', '139'],
  ['/distribution', '#assembly svg', '118 of 193', '118'],
  ['/distribution?as=map', '#map svg', '118 of 193', '118'],
  ['/over-time', '#over-time svg', 'year by year', '历年变化'],
  ['/gaps?group=un-african-group', '#gaps svg', 'Who is not counted as taking part', '未计为参与的国家及原因'],
  ['/gaps?country=KEN', '#gaps svg', 'Where Kenya is not counted', '肯尼亚未计为参与的倡议'],
  ['/matrix', '#matrix table.matrix', 'Who takes part in what', '国家与倡议'],
  ['/capacity', '#capacity svg', 'capacity', '能力'],
  ['/timeline', '#timeline svg', 'the UN system leads', '联合国系统牵头'],
  ['/compare', '#compare-other svg', 'side by side', '并列比较'],
  ['/compare?scheme1=g77-and-china&scheme2=wb-not-high-income', '#scheme-other svg', 'definitions', '定义'],
  ['/compare?suppose=oecd-ai-principles@african-union', '#what-if svg', 'What if', '假如'],
  ['/network', '#initiatives-together svg', 'initiatives on average', '平均'],
  ['/network?country=KEN', '#neighbours svg', 'with Kenya', '肯尼亚'],
  ['/parity', '#parity svg', 'joinings', '次'],
  ['/time-to-join', '#time-to-join svg', 'possible joinings', '可能的加入'],
  ['/evidence', '#evidence svg', 'official source', '官方来源'],
  ['/rank?from=2023-09-30', '#rank svg', 'place', '名'],
  ['/roles', '#roles svg', 'leading roles', '主导角色'],
  ['/votes', '#votes svg', 'positions of states', '立场'],
  ['/country/KEN', '#participations svg', 'Kenya', '肯尼亚'],
  ['/initiative/bletchley-declaration', '#participants-over-time svg', 'Bletchley', '布莱切利'],
  ['/initiative/unga-79-62', '#participants-over-time svg', '79/62', '79/62'],
  ['/organisations/EU', 'section[aria-labelledby="members"]', 'European Union', '欧洲联盟'],
  ['/over-time?set=south-led', '#over-time svg', 'year by year', '历年变化'],
  ['/matrix?set=south-led', '#matrix table.matrix', 'Who takes part in what', '国家与倡议'],
  ['/embed?figure=assembly', '#assembly svg', '118 of 193', '118'],
  ['/embed/over-time?figure=kind-declaration', '#kind-declaration svg', 'Declaration', '宣言'],
] as const;

/** The same views without those that are there a second time with other initiatives or definitions. */
export const KINDS_OF_VIEW = VIEWS.filter(
  // The network of no state is there a second time with that of one.
  ([path]) =>
    path !== '/network' &&
    !['south-led', 'scheme1', 'suppose', 'unga-79-62', 'as=map'].some((part) => path.includes(part)),
);

/** The address of a view in a language. */
export const inLanguage = (path: string, language: string) =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
