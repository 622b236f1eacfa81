import { Fragment, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawParticipationTimeline } from '../../../src/figures/timelines.js';
import { Controls, useSelectionName } from '../components/controls.js';
import { FactItem, useFactDates } from '../components/fact-item.js';
import { FactsByClass } from '../components/facts-by-class.js';
import { FigureCard } from '../components/figure-card.js';
import { MoreFacts } from '../components/more-facts.js';
import { useShell } from '../components/shell-context.js';
import { SomethingMissing } from '../components/something-wrong.js';
import { Empty, Failed, StartAgain, Waiting } from '../components/states.js';
import { CountryPageDocument, GapsViewDocument, ThroughOrganisationsDocument } from '../generated/graphql.js';
import { isoAsKnown } from '../lib/dates.js';
import { isCounted, isLeading, isPosition } from '../lib/roles.js';
import { useFormat } from '../lib/use-format.js';
import { useOrganisationNames } from '../lib/use-organisation-names.js';
import { useRoleInWords } from '../lib/use-roles.js';
import { useChartWords, useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useDatasetProvenance, useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { countingOf, listingOf, namesOf, selectionOf } from '../state/view-state.js';
import { useReasonInWords } from './gaps.js';

/** A country: what it takes part in over time, what it is absent from and why, and the facts with their sources. */
export default function CountryPage({ code: given }: { code: string }) {
  const code = given.toUpperCase();
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, to } = useView();
  const { embedded, showFacts } = useShell();
  const provenance = useDatasetProvenance();
  const selectionName = useSelectionName();
  const dates = useFactDates();
  const term = useTerm();
  const words = useChartWords();
  const role = useRoleInWords();
  const reason = useReasonInWords();
  const organisations = useOrganisationNames();
  // The whole history belongs on a country's page: ended participations are asked for whatever the presence.
  const asOf = state.asOf ?? frame.dataThrough;
  const variables = useMemo(
    () => ({
      code,
      asOf,
      counting: countingOf(state),
      facts: { ...listingOf(state), presence: 'CUMULATIVE' as const },
      selection: selectionOf(state),
      locale: frame.locale,
      after: null,
    }),
    [code, asOf, state, frame.locale],
  );
  const answer = useAnswer(CountryPageDocument, variables);
  const list = useMore(CountryPageDocument, variables, answer.data, (data) => data.country?.participations);
  const gapsAnswer = useAnswer(GapsViewDocument, {
    selection: selectionOf(state),
    group: null,
    asOf,
    counting: countingOf(state),
    names: namesOf(state, frame.rule.method),
    fewerThan: 1,
    locale: frame.locale,
  });
  // Under the rule that counts no organisation, every one through which a state takes part is beside its absence.
  const throughAnswer = useAnswer(ThroughOrganisationsDocument, {
    selection: selectionOf(state),
    asOf,
    counting: { ...countingOf(state), blocs: 'EXCLUDE' as const },
    locale: frame.locale,
  });
  const country = answer.data?.country;
  const spans = useMemo(
    () =>
      [...list.nodes]
        .sort((a, b) =>
          (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : (a.validFrom ?? '') > (b.validFrom ?? '') ? 1 : 0,
        )
        .filter((fact) => isCounted(frame.rule.roles, fact.role) && !isPosition(fact.role))
        .map((fact) => ({
          key: fact.initiative.slug,
          name: fact.initiative.name,
          label: `${fact.initiative.name}${t('list.colon')}${term('role', fact.role)}${t('list.comma')}${dates(fact)}`,
          from: fact.validFrom,
          to: fact.validTo,
          exact: fact.datePrecision === 'DAY',
          leading: isLeading(fact.role),
        })),
    [list.nodes, frame.rule.roles, term, t, dates],
  );
  const draw = useCallback(
    (context: FigureContext) => drawParticipationTimeline({ spans, until: asOf, formatYear: format.year }, context),
    [spans, asOf, format],
  );
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  if (!country) {
    return (
      <section className="problem">
        <h1>{t('country.unknown', { code: given })}</h1>
        <p>{t('country.unknownText')}</p>
        <StartAgain />
      </section>
    );
  }
  const absences = (gapsAnswer.data?.gaps.initiatives ?? []).flatMap(({ initiative, missing }) =>
    missing.filter((absence) => absence.country.code === code).map((absence) => ({ initiative, absence })),
  );
  const unsure = absences.some(({ absence }) => absence.reason === 'UNKNOWN');
  const absentFrom = new Set(absences.map(({ initiative }) => initiative.slug));
  const brought = (throughAnswer.data?.gaps.initiatives ?? []).flatMap(({ initiative, missing }) =>
    missing
      .filter((absence) => absence.country.code === code && absence.through.length > 0)
      .map(({ through }) => ({ initiative, through, counted: !absentFrom.has(initiative.slug) })),
  );
  const coverage = format.number(country.coverage);
  const number = gapsAnswer.data?.gaps.initiatives.length ?? 0;
  const names: [string, string][] = [
    ['en', country.nameEn],
    ['zh-Hans', country.nameZh],
    ['ar', country.nameAr],
    ['es', country.nameEs],
    ['fr', country.nameFr],
    ['ru', country.nameRu],
  ];
  const caption = t('country.caption', { day: format.day(asOf) });
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">{country.name}</h1>
          <p className="names">
            {names
              .filter(
                ([, name], place) => name !== country.name && names.findIndex(([, one]) => one === name) === place,
              )
              .map(([language, name]) => (
                <bdi key={language} lang={language} dir={language === 'ar' ? 'rtl' : undefined}>
                  {name}
                </bdi>
              ))}
          </p>
          <Controls scheme={false} asOf={asOf} />
          <dl className="key-facts">
            <div>
              <dt>{t('country.coverage', { selection: selectionName })}</dt>
              <dd>{words.kOfN(unsure ? words.atLeast(coverage) : coverage, format.number(number))}</dd>
            </div>
            <div>
              <dt>{t('country.factsOnRecord')}</dt>
              <dd>{format.number(country.participations.totalCount)}</dd>
            </div>
            <div>
              <dt>{t('country.unStatus')}</dt>
              <dd>{term('unStatus', country.unStatus)}</dd>
            </div>
            <div>
              <dt>{t('country.population')}</dt>
              <dd>{country.population === null ? t('country.noPopulation') : format.number(country.population)}</dd>
            </div>
            <div>
              <dt>{t('country.codes')}</dt>
              <dd>
                {country.code} · {country.alpha2} · {country.m49}
              </dd>
            </div>
          </dl>
          <SomethingMissing participant={code} />
        </>
      )}
      {spans.length === 0 ? (
        <Empty>{t('country.nothing', { country: country.name })}</Empty>
      ) : (
        <FigureCard
          id="participations"
          title={t('country.figure', { country: country.name })}
          subtitle={t('country.figureSubtitle')}
          caption={caption}
          description={t('country.figure', { country: country.name })}
          draw={draw}
          table={{
            columns: [
              { key: 'initiative', label: t('column.initiative') },
              { key: 'role', label: t('column.role') },
              { key: 'from', label: t('column.from') },
              { key: 'precision', label: t('column.precision') },
              { key: 'to', label: t('column.to') },
              { key: 'confidence', label: t('column.confidence') },
              { key: 'source', label: t('column.source') },
            ],
            rows: list.nodes.map((fact) => ({
              initiative: fact.initiative.name,
              role: role(fact.role),
              from: isoAsKnown(fact.validFrom, fact.datePrecision),
              precision: term('precision', fact.datePrecision),
              to: isoAsKnown(fact.validTo, fact.validToPrecision),
              confidence: term('confidence', fact.confidence),
              source: fact.citations.map((citation) => citation.url ?? citation.title ?? '').join(' ; '),
            })),
          }}
          provenance={provenance}
          request={{ document: CountryPageDocument as never, variables }}
          note={
            list.hasNextPage
              ? t('facts.first', { shown: format.number(list.nodes.length), total: format.number(list.totalCount) })
              : undefined
          }
          facts={{ countries: [code] }}
          asOf={asOf}
          onChoose={(slug, label) =>
            showFacts({ title: label, filter: { countries: [code], initiatives: [slug] }, asOf, history: true })
          }
        />
      )}
      {!embedded && (
        <>
          <FactsByClass
            title={t('country.roles')}
            facts={list.nodes}
            asOf={asOf}
            name={(fact) => <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>}
          />
          {throughAnswer.error && <Failed error={throughAnswer.error} retry={throughAnswer.retry} />}
          {brought.length > 0 && (
            <section className="block" aria-labelledby="through">
              <h2 id="through">{t('country.through', { selection: selectionName })}</h2>
              <ul className="absences">
                {brought.map(({ initiative, through, counted }) => (
                  <li key={initiative.slug}>
                    <Link href={to(`/initiative/${initiative.slug}`)}>{initiative.name}</Link>
                    {t('list.colon')}
                    {through.map((organisation, place) => (
                      <Fragment key={organisation.code}>
                        {place > 0 && t('list.and')}
                        <Link href={to(`/organisations/${encodeURIComponent(organisation.code)}`)}>
                          {organisations([organisation])}
                        </Link>
                      </Fragment>
                    ))}
                    {!counted && t('list.aside', { text: t('country.throughNotCounted') })}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section className="block" aria-labelledby="absent">
            <h2 id="absent">{t('country.absent', { selection: selectionName })}</h2>
            {gapsAnswer.error && <Failed error={gapsAnswer.error} retry={gapsAnswer.retry} />}
            {gapsAnswer.data && absences.length === 0 ? (
              <Empty>{country.unStatus === 'MEMBER' ? t('country.absentNone') : t('country.notCounted')}</Empty>
            ) : (
              <ul className="absences">
                {absences.map(({ initiative, absence }) => (
                  <li key={initiative.slug}>
                    <Link href={to(`/initiative/${initiative.slug}`)}>{initiative.name}</Link>
                    {t('list.colon')}
                    <strong>{reason(absence)}</strong>
                    {absence.withdrewOn
                      ? t('list.aside', { text: t('gaps.withdrewOn', { day: format.day(absence.withdrewOn) }) })
                      : ''}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section className="block" aria-labelledby="groups">
            <h2 id="groups">{t('country.groups')}</h2>
            <ul className="chips">
              {country.groups.map((group) => (
                <li key={group.slug}>
                  <Link href={to('/gaps', {}, { group: group.slug })}>{group.name}</Link>
                </li>
              ))}
            </ul>
          </section>
          <section className="block" aria-labelledby="facts">
            <h2 id="facts">{t('country.facts')}</h2>
            <ol className="facts">
              {list.nodes.map((fact) => (
                <FactItem key={fact.id} fact={fact}>
                  <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
                </FactItem>
              ))}
            </ol>
            <MoreFacts list={list} />
          </section>
        </>
      )}
    </>
  );
}
