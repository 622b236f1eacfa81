import { robotsRules } from './robots.js';

const TEXT = `
# All others
User-agent: *
Disallow: /private/
Allow: /private/list
Disallow: /*.pdf$
Crawl-delay: 5

User-agent: OtherBot
User-agent: Rollcall
Disallow: /only-for-others
`;

test.each([
  ['/list', true],
  ['/private/x', false],
  ['/private/list?year=2024', true],
  ['/a/b.pdf', false],
  ['/a/b.pdf?x', true],
  ['/only-for-others', true],
])('whoever is not named may ask for %s: %p', (path, allowed) => {
  const rules = robotsRules(TEXT, 'Somebody');
  expect(rules.allows(path)).toBe(allowed);
  expect(rules.crawlDelay).toBe(5);
});

test('a group that names the client takes the place of that for all', () => {
  const rules = robotsRules(TEXT, 'rollcall');
  expect(rules.allows('/private/x')).toBe(true);
  expect(rules.allows('/only-for-others/too')).toBe(false);
  expect(rules.crawlDelay).toBeNull();
});

test('an empty rule, and a text that is none, forbid nothing', () => {
  expect(robotsRules('User-agent: *\nDisallow:', 'Rollcall').allows('/x')).toBe(true);
  expect(robotsRules('<html>not found</html>', 'Rollcall').allows('/x')).toBe(true);
});
