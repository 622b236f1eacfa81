import './sheet.css';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaption } from '../../components/controls.js';
import { FigureHost } from '../../components/figure-host.js';
import { lastingAddress, sentences, today } from '../../lib/citation.js';
import { useFormat } from '../../lib/use-format.js';
import { useOrganisationNames } from '../../lib/use-organisation-names.js';
import { useTerm } from '../../lib/use-term.js';
import { useWork } from '../../lib/use-work.js';
import { useFrame } from '../../state/use-frame.js';
import type { More } from '../../state/use-more.js';
import { useSharedWords } from './company.js';
import { useHowSure } from './doors.js';
import { useDrawYears } from './seats-card.js';
import { SheetFacts } from './sheet-facts.js';
import { SheetPlaces } from './sheet-places.js';
import { SheetRoles } from './sheet-roles.js';
import { Shortened } from './shortened.js';
import { StandingSentences } from './standing-sentences.js';
import { broughtAlong } from './through.js';
import type { Country, CountryFact, Standing } from './use-country.js';
import { SHORTEST, useFit } from './use-fit.js';
import { useWords } from './words.js';

/** Height of the bars on the sheet, in pixels. */
const BARS = 64;
/** Width of a column of it. */
const BARS_WIDTH = 330;

/** A country on one sheet of A4: what the page says, as much of it as there is room for. Only on paper. */
export function CountrySheet(properties: {
  readonly country: Country;
  readonly standing: Standing;
  readonly facts: More<CountryFact>;
  readonly asOf: string;
}) {
  const { country, standing, facts, asOf } = properties;
  const { t } = useWords();
  const { i18n } = useTranslation();
  const format = useFormat();
  const term = useTerm();
  const organisations = useOrganisationNames();
  const howSure = useHowSure();
  const shared = useSharedWords(standing, 'company.sharedShort');
  const captionOf = useCaption();
  const { dataThrough } = useFrame();
  const { provenance } = standing.coParticipation;
  const work = useWork(provenance);
  const sheet = useRef<HTMLElement>(null);
  const { facts: most, shorter, measuring } = useFit(sheet);
  const draw = useDrawYears(standing, BARS);
  const { joinings, coverageByYear } = standing.country;
  const doors = joinings?.joinings.nodes.filter(({ access }) => access === 'FREE') ?? [];
  const brought = broughtAlong(standing.country);
  const left = SHORTEST - shorter;
  return (
    <article ref={sheet} className={measuring ? 'sheet measuring' : 'sheet'} aria-hidden={!measuring}>
      <header>
        <p className="sheet-name">{country.name}</p>
        <p>
          {[
            country.name === country.nameEn ? country.nameZh : country.nameEn,
            term('unStatus', country.unStatus),
            country.population === null
              ? t('country.noPopulation')
              : t('sheet.population', { number: format.number(country.population) }),
            country.code,
          ].join(' · ')}
        </p>
      </header>
      <StandingSentences country={country} standing={standing} asOf={asOf} />
      <div className="sheet-room" data-room="">
        <div className="sheet-columns">
          <section>
            <h2>{t('peers.title')}</h2>
            <SheetPlaces country={country} standing={standing} asOf={asOf} />
            {coverageByYear.length > 0 && (
              <div className="sheet-figure">
                <FigureHost
                  draw={draw}
                  description={t('years.title', { country: country.name })}
                  paperWidth={BARS_WIDTH}
                />
              </div>
            )}
          </section>
          <section>
            <h2>
              {t('doors.free')} {format.number(joinings?.freeCount ?? 0)}
            </h2>
            <ul>
              {doors.slice(0, 1 + left).map((door) => (
                <li key={door.initiative.slug}>
                  {door.initiative.name}
                  <span className="muted">{t('list.aside', { text: howSure(door) })}</span>
                </li>
              ))}
            </ul>
            {doors.length > 1 + left && <p>{t('sheet.andMore', { number: format.number(doors.length - 1 - left) })}</p>}
            {standing.coParticipation.pairs.totalCount > 0 && (
              <>
                <h2>{t('company.short')}</h2>
                <p>
                  <Shortened
                    items={standing.coParticipation.pairs.nodes}
                    most={2 + left}
                    of={standing.coParticipation.pairs.totalCount}
                    name={(pair) => `${pair.second.name}${t('list.aside', { text: shared(pair) })}`}
                  />
                </p>
              </>
            )}
          </section>
        </div>
        <h2>{t('sheet.roles')}</h2>
        <SheetRoles facts={facts.nodes} standing={standing} most={1 + left} />
        {brought.length > 0 && (
          <>
            <h2>{t('sheet.through')}</h2>
            <p>
              <Shortened
                items={brought}
                most={1 + left}
                name={({ initiative, through }) =>
                  `${initiative.name}${t('list.aside', { text: organisations(through) })}`
                }
              />
            </p>
          </>
        )}
        <SheetFacts facts={facts.nodes} most={most} of={facts.totalCount} />
      </div>
      <footer>
        {sentences(
          [
            captionOf(asOf, provenance),
            work,
            t('sheet.dataThrough', { day: format.day(dataThrough) }),
            t('sheet.printed', { day: format.day(today(new Date())) }),
            t('sheet.wrong'),
          ],
          i18n.language,
        )}{' '}
        {lastingAddress(window.location.href, asOf, provenance.release)}
      </footer>
    </article>
  );
}
