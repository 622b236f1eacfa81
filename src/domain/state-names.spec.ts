import { inOrderOfNames, stateAlone, stateAtStart, stateInText } from './state-names.js';

describe('a state in running text', () => {
  const states = ['USA', 'UKR', 'ARE', 'TUR'].map((code) => ({
    code,
    names: { en: code === 'UKR' ? 'Ukraine' : 'Türkiye', zh: code === 'UKR' ? '乌克兰' : '土耳其' },
  }));

  test('stands by its usual name, in the order of names without their article', () => {
    expect(inOrderOfNames(states, 'en')).toEqual([
      'Türkiye',
      'Ukraine',
      'the United Arab Emirates',
      'the United States',
    ]);
    expect(inOrderOfNames(states, 'zh')).toEqual(['阿联酋', '美国', '土耳其', '乌克兰']);
  });

  test('has its article in capitals where a sentence begins', () => {
    expect(stateAtStart('USA', 'United States of America', 'en')).toBe('The United States');
    expect(stateAtStart('USA', '美利坚合众国', 'zh')).toBe('美国');
    expect(stateAtStart('THA', 'Thailand', 'en')).toBe('Thailand');
    expect(stateAtStart('VAT', 'Holy See', 'en')).toBe('The Holy See');
  });

  test('has none where it stands alone', () => {
    const listed = 'United Kingdom of Great Britain and Northern Ireland';
    expect(stateAlone('GBR', listed, 'en')).toBe('United Kingdom');
    expect(stateAlone('KEN', 'Kenya', 'en')).toBe('Kenya');
  });

  test('keeps the name on record where that is short', () => {
    expect(stateInText('KEN', 'Kenya', 'en')).toBe('Kenya');
    expect(stateInText('KEN', '肯尼亚', 'zh')).toBe('肯尼亚');
  });
});
