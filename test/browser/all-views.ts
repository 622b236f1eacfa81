/** Every view: its address, a figure of it and words that its heading holds in both languages. */
export const VIEWS = [
  ['/', '#assembly svg', '118 of 193', '118'],
  ['/?as=map', '#map svg', '118 of 193', '118'],
  ['/over-time', '#over-time svg', 'year by year', '逐年'],
  ['/gaps?group=un-african-group', '#gaps svg', 'Who is absent', '谁缺席'],
  ['/gaps?country=KEN', '#gaps svg', 'What Kenya is absent from', '肯尼亚缺席了什么'],
  ['/matrix', '#matrix table.matrix', 'Who takes part in what', '谁参与了什么'],
  ['/capacity', '#capacity svg', 'capacity', '能力'],
  ['/timeline', '#timeline svg', 'United Nations led', '联合国牵头'],
  ['/compare', '#compare-other svg', 'side by side', '并列比较'],
  ['/compare?scheme1=g77-and-china&scheme2=wb-not-high-income', '#scheme-other svg', 'definitions', '定义'],
  ['/compare?suppose=oecd-ai-principles@african-union', '#what-if svg', 'What if', '假如'],
  ['/country/KEN', '#participations svg', 'Kenya', '肯尼亚'],
  ['/initiative/bletchley-declaration', '#participants-over-time svg', 'Bletchley', '布莱奇利'],
  ['/embed?figure=assembly', '#assembly svg', '118 of 193', '118'],
  ['/embed/over-time?figure=kind-declaration', '#kind-declaration svg', 'Declaration', '宣言'],
] as const;

/** The address of a view in a language. */
export const inLanguage = (path: string, language: string) =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
