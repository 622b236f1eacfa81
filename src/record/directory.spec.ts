import { Directory } from './directory.js';

function states(): Directory {
  const directory = new Directory((code) => code.toUpperCase());
  directory.add(1, 'KEN', 'Kenya (KEN)', ['Kenya', '肯尼亚', 'كينيا', null]);
  directory.add(2, 'NER', 'Niger (NER)', ['Niger']);
  directory.add(3, 'NGA', 'Nigeria (NGA)', ['Nigeria']);
  return directory;
}

describe('Directory', () => {
  it('finds a code without regard to case, and a name as it is folded', () => {
    const directory = states();
    for (const text of ['KEN', 'ken', 'kenya', ' KENYA ', 'كينيا']) expect(directory.resolve(text)).toEqual({ id: 1 });
    expect(directory.resolve('Kenja')).toBeNull();
  });

  it('lets a code go before a name', () => {
    const directory = states();
    directory.addName(3, 'NER');
    expect(directory.resolve('NER')).toEqual({ id: 2 });
  });

  it('says which things a name may mean', () => {
    const directory = states();
    directory.addName(3, 'niger');
    expect(directory.resolve('Niger')).toEqual({ ambiguous: ['Niger (NER)', 'Nigeria (NGA)'] });
  });

  it('is not confused by a name that is added twice', () => {
    const directory = states();
    directory.addName(1, 'KENYA');
    expect(directory.resolve('Kenya')).toEqual({ id: 1 });
  });

  it('names the nearest, the nearest first, each thing once', () => {
    expect(states().nearest('Nigera')).toEqual(['Niger (NER)', 'Nigeria (NGA)']);
    expect(states().nearest('Nigeri')).toEqual(['Niger (NER)', 'Nigeria (NGA)']);
    expect(states().nearest('Kenia')).toEqual(['Kenya (KEN)']);
    expect(states().nearest('Liechtenstein')).toEqual([]);
  });

  it('stops looking after many different texts, but still answers for those it knows', () => {
    const directory = states();
    for (let i = 0; i < 500; i++) expect(directory.nearest(`Nowhere ${i}`)).not.toBeNull();
    expect(directory.nearest('Kenia')).toBeNull();
    expect(directory.nearest('Nowhere 7')).toEqual([]);
  });
});
