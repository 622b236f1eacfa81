test('the tests run in the zone that they ask for, so that a date shifted by a zone would show', () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  expect(['America/St_Johns', 'Pacific/Kiritimati']).toContain(timeZone);
  expect(new Date(0).getTimezoneOffset()).not.toBe(0);
});
