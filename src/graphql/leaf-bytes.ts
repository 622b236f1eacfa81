import { type GraphQLLeafType, isEnumType } from 'graphql';

/**
 * Bytes that a text takes in an answer, quotes included, where it is of more or less than most: about twice the mean of
 * the shipped data in the longer of the languages, for a list of the longest could be picked.
 */
const TEXTS: Readonly<Record<string, number>> = {
  'Country.code': 6,
  'Country.alpha2': 5,
  'Country.m49': 6,
  'Country.name': 40,
  'FormerName.text': 60,
  'FormerName.language': 4,
  'Organisation.code': 14,
  'Dataset.citation': 300,
  'Release.name': 12,
  'Release.notes': 1_000,
  'Release.citation': 300,
  'ReleaseChange.text': 250,
  'ReleaseChange.table': 24,
  'ReleaseChangeCount.table': 24,
  'ChangedColumn.name': 20,
  'Provenance.licence': 40,
  'Provenance.cite': 400,
  'Provenance.revision': 10,
  'Provenance.method': 6,
  'Initiative.name': 130,
  'Initiative.summary': 250,
  'Initiative.leadOrganisation': 60,
  'Initiative.aliases': 60,
  'Group.name': 80,
  'Group.definition': 420,
  'Scheme.publisher': 40,
  'Citation.title': 210,
  'Citation.evidence': 300,
  'Indicator.name': 140,
  'Indicator.unit': 30,
  'Indicator.licence': 140,
  'Indicator.definition': 250,
  'IndicatorValue.note': 30,
  'Revision.reason': 150,
  'Revision.id': 8,
  'RollChange.description': 300,
  'RollChange.cursor': 60,
  'RollChangeEdge.cursor': 60,
  'ParticipationVersion.description': 250,
  'InitiativeVersion.description': 300,
  'MembershipVersion.description': 200,
  'PageInfo.startCursor': 60,
  'PageInfo.endCursor': 60,
};

const SCALARS: Readonly<Record<string, number>> = {
  Boolean: 5,
  Int: 8,
  Float: 22,
  ID: 40,
  String: 70,
  Date: 12,
  DateTime: 28,
  URL: 130,
};

/** Bytes of one value of a leaf field. */
export function leafBytes(typeName: string, fieldName: string, type: GraphQLLeafType): number {
  const text = TEXTS[`${typeName}.${fieldName}`];
  if (text !== undefined) return text;
  if (isEnumType(type)) return enumBytes(type.getValues().map(({ name }) => name));
  return SCALARS[type.name] ?? 70;
}

/** Most are the short ones. */
function enumBytes(names: readonly string[]): number {
  return 4 + Math.round(names.reduce((sum, { length }) => sum + length, 0) / names.length);
}
