/**
 * Every word of the roll, once: what the SDL's enums, the importer, the checks of the data, the exports, the pictures and
 * the dashboard know of roles, kinds, reasons and the rest is made from here. `sdl` is the description in the API, `en`
 * and `zh` are what a person reads. A list's order is the order of the API; a role is also its place in its list.
 */
export interface Term {
  readonly sdl: string;
  readonly en: string;
  readonly zh: string;
}

interface ClassTerm extends Term {
  /** Whether a question counts the class that names neither roles nor classes (method, section 2). */
  readonly counted: boolean;
}

export const ROLE_CLASS_TERMS = {
  COMMITMENT: {
    sdl: 'Committed itself: signatory, party, adherent, endorser, co-sponsor, adopter.',
    en: 'Commitment',
    zh: '承诺',
    counted: true,
  },
  MEMBERSHIP: {
    sdl: 'Belongs to it: member, P-member, participant, partner, drafter.',
    en: 'Membership',
    zh: '成员',
    counted: true,
  },
  LEADERSHIP: {
    sdl: 'Leads it: host, chair, co-chair, proposer, convenor, facilitator, secretariat.',
    en: 'Leadership',
    zh: '主导',
    counted: true,
  },
  ASSISTANCE: { sdl: 'Gives to it: provider, funder.', en: 'Assistance', zh: '援助', counted: true },
  OBSERVATION: {
    sdl: 'Watches it: observer, O-member, and attendee, which does not count by default.',
    en: 'Observation',
    zh: '观察',
    counted: true,
  },
  BENEFIT: { sdl: 'Receives from it: recipient. Not counted by default.', en: 'Benefit', zh: '受益', counted: false },
  POSITION: {
    sdl: 'Took a position on it: voted for or against, abstained, did not vote, dissociated, declined. Not counted by default.',
    en: 'Position',
    zh: '立场',
    counted: false,
  },
  PERSONAL: {
    sdl: 'A national serves in person: expert. Not counted by default.',
    en: 'Personal service',
    zh: '个人任职',
    counted: false,
  },
} as const satisfies Readonly<Record<string, ClassTerm>>;
export type RoleClass = keyof typeof ROLE_CLASS_TERMS;

interface RoleTerm extends Term {
  readonly class: RoleClass;
  /** True of a role that is not counted by default though its class is. */
  readonly uncounted?: true;
  /** Version of the method that brought it. */
  readonly since: '1.0' | '2.0';
}

/** The first sixteen are those of the method's version 1.0, in its order: a place in this list never changes. */
export const ROLE_TERMS = {
  SIGNATORY: {
    class: 'COMMITMENT',
    since: '1.0',
    sdl: 'Signed the instrument; of a treaty, without having consented to be bound.',
    en: 'Signatory',
    zh: '签署方',
  },
  PARTY: {
    class: 'COMMITMENT',
    since: '1.0',
    sdl: 'Consented to be bound: ratified, accepted, approved or acceded.',
    en: 'Party',
    zh: '缔约方',
  },
  ADHERENT: {
    class: 'COMMITMENT',
    since: '1.0',
    sdl: 'Adheres to a text that does not bind.',
    en: 'Adherent',
    zh: '加入方',
  },
  ENDORSER: { class: 'COMMITMENT', since: '1.0', sdl: 'Endorsed a text.', en: 'Endorser', zh: '赞同方' },
  MEMBER: { class: 'MEMBERSHIP', since: '1.0', sdl: 'Member of a body.', en: 'Member', zh: '成员' },
  P_MEMBER: {
    class: 'MEMBERSHIP',
    since: '1.0',
    sdl: 'ISO/IEC participating member, with vote.',
    en: 'Participating member (P-member)',
    zh: '积极成员（P 成员）',
  },
  O_MEMBER: {
    class: 'OBSERVATION',
    since: '1.0',
    sdl: 'ISO/IEC observing member.',
    en: 'Observing member (O-member)',
    zh: '观察成员（O 成员）',
  },
  OBSERVER: { class: 'OBSERVATION', since: '1.0', sdl: 'Observer.', en: 'Observer', zh: '观察员' },
  CO_SPONSOR: {
    class: 'COMMITMENT',
    since: '1.0',
    sdl: 'Co-sponsored a resolution or statement.',
    en: 'Co-sponsor',
    zh: '共同提案国',
  },
  DRAFTER: {
    class: 'MEMBERSHIP',
    since: '1.0',
    sdl: 'Sat on the body that drafted the text.',
    en: 'Drafter',
    zh: '起草方',
  },
  PARTICIPANT: {
    class: 'MEMBERSHIP',
    since: '1.0',
    sdl: 'Took part, without a more exact role on record.',
    en: 'Participant',
    zh: '参与方',
  },
  PARTNER: {
    class: 'MEMBERSHIP',
    since: '1.0',
    sdl: 'Partner. An organisation that is one stands for itself, not for its members.',
    en: 'Partner',
    zh: '合作方',
  },
  HOST: { class: 'LEADERSHIP', since: '1.0', sdl: 'Hosts or hosted it.', en: 'Host', zh: '主办方' },
  CHAIR: { class: 'LEADERSHIP', since: '1.0', sdl: 'Chairs it.', en: 'Chair', zh: '主席' },
  CO_CHAIR: { class: 'LEADERSHIP', since: '1.0', sdl: 'One of several chairs.', en: 'Co-chair', zh: '共同主席' },
  ADOPTER: {
    class: 'COMMITMENT',
    since: '1.0',
    sdl: 'Adopted it: a national measure of its own, or a text as one of a body that adopts it.',
    en: 'Adopter',
    zh: '通过方',
  },
  PROPOSER: {
    class: 'LEADERSHIP',
    since: '2.0',
    sdl: 'Brought in the text, or put the initiative forward.',
    en: 'Proposer',
    zh: '提出方',
  },
  CONVENOR: { class: 'LEADERSHIP', since: '2.0', sdl: 'Convenes or coordinates it.', en: 'Convenor', zh: '召集方' },
  FACILITATOR: {
    class: 'LEADERSHIP',
    since: '2.0',
    sdl: 'Facilitated the negotiation of the text.',
    en: 'Facilitator',
    zh: '协调方',
  },
  SECRETARIAT: { class: 'LEADERSHIP', since: '2.0', sdl: 'Holds the secretariat.', en: 'Secretariat', zh: '秘书处' },
  PROVIDER: {
    class: 'ASSISTANCE',
    since: '2.0',
    sdl: 'Provides training, assistance or means through it.',
    en: 'Provider',
    zh: '提供方',
  },
  FUNDER: { class: 'ASSISTANCE', since: '2.0', sdl: 'Funds it.', en: 'Funder', zh: '出资方' },
  ATTENDEE: {
    class: 'OBSERVATION',
    since: '2.0',
    uncounted: true,
    sdl: 'Attended the event, without more on record. Not counted by default.',
    en: 'Attendee',
    zh: '与会方',
  },
  RECIPIENT: {
    class: 'BENEFIT',
    since: '2.0',
    sdl: 'Receives training, assistance or means through it. Not counted by default.',
    en: 'Recipient',
    zh: '受援方',
  },
  VOTED_FOR: {
    class: 'POSITION',
    since: '2.0',
    sdl: 'Voted for it in a recorded vote. Not counted by default.',
    en: 'Voted for',
    zh: '投赞成票',
  },
  VOTED_AGAINST: {
    class: 'POSITION',
    since: '2.0',
    sdl: 'Voted against it in a recorded vote. Not counted by default.',
    en: 'Voted against',
    zh: '投反对票',
  },
  ABSTAINED: {
    class: 'POSITION',
    since: '2.0',
    sdl: 'Abstained in a recorded vote. Not counted by default.',
    en: 'Abstained',
    zh: '弃权',
  },
  DID_NOT_VOTE: {
    class: 'POSITION',
    since: '2.0',
    sdl: 'Is a member of the body that voted, and cast no vote. Not counted by default.',
    en: 'Did not vote',
    zh: '未投票',
  },
  DISSOCIATED: {
    class: 'POSITION',
    since: '2.0',
    sdl: 'Dissociated itself from a text that was adopted without a vote. Not counted by default.',
    en: 'Dissociated',
    zh: '不认同',
  },
  DECLINED: {
    class: 'POSITION',
    since: '2.0',
    sdl: 'Said, or is reported to have said, that it does not join. Not counted by default.',
    en: 'Declined',
    zh: '表示不加入',
  },
  EXPERT: {
    class: 'PERSONAL',
    since: '2.0',
    sdl: 'One of its nationals serves in person. Not counted by default.',
    en: 'Expert in a personal capacity',
    zh: '以个人身份任职的专家',
  },
  ASSOCIATE_MEMBER: {
    class: 'MEMBERSHIP',
    since: '2.0',
    sdl: 'Associate member of a body. An organisation that is one stands for itself, not for its members.',
    en: 'Associate member',
    zh: '准成员',
  },
} as const satisfies Readonly<Record<string, RoleTerm>>;
export type Role = keyof typeof ROLE_TERMS;

/** Acts by which a state or organisation comes to a role, or leaves it (method, section 1). */
export const ACT_TERMS = {
  SIGNATURE: { sdl: 'Signed the instrument.', en: 'Signature', zh: '签署' },
  RATIFICATION: { sdl: 'Ratified it.', en: 'Ratification', zh: '批准' },
  ACCEPTANCE: { sdl: 'Accepted it.', en: 'Acceptance', zh: '接受' },
  APPROVAL: { sdl: 'Approved it.', en: 'Approval', zh: '核准' },
  ACCESSION: { sdl: 'Acceded to it.', en: 'Accession', zh: '加入' },
  SUCCESSION: { sdl: 'Succeeded to it after another state.', en: 'Succession', zh: '继承' },
  PROVISIONAL_APPLICATION: {
    sdl: 'Applies it provisionally. No role follows.',
    en: 'Provisional application',
    zh: '暂时适用',
  },
  RESERVATION: { sdl: 'Made a reservation. No role follows.', en: 'Reservation', zh: '保留' },
  WITHDRAWAL: { sdl: 'Withdrew from it, or denounced it.', en: 'Withdrawal', zh: '退出' },
} as const satisfies Readonly<Record<string, Term>>;
export type ActKind = keyof typeof ACT_TERMS;

export const REASON_TERMS = {
  NEVER_JOINED: {
    sdl: 'It could have joined and did not.',
    en: 'Could have joined and did not',
    zh: '可以加入而未加入',
  },
  NOT_INVITED_OR_DECLINED: {
    sdl: 'Those join who are invited, or entitled by the text; whether the state was neither, or did not join, is not known.',
    en: 'Not invited, or did not join',
    zh: '未获邀请或未加入',
  },
  NOT_ELIGIBLE: {
    sdl: "The membership is fixed, the state is outside the group that may join or outside every organisation that adopted the text, or the text is a body's own and no state can join it.",
    en: 'Not open to this state',
    zh: '不对该国开放',
  },
  WITHDREW: { sdl: 'It took part and left while the initiative went on.', en: 'Withdrew', zh: '已退出' },
  UNKNOWN: {
    sdl: 'The list of participants on record is not complete or was last read too long ago, or an inexact start may lie before the day: it may take part.',
    en: 'Not known: the list does not say',
    zh: '不详：名单不足以断定',
  },
  NOT_OPEN: {
    sdl: 'The initiative was not open on the day: not yet, or no longer.',
    en: 'Not open on that day',
    zh: '当日尚未开放或已终止',
  },
  DECLINED: {
    sdl: 'It declined, dissociated itself or voted against.',
    en: 'Declined, dissociated itself or voted against',
    zh: '表示不加入、不认同或投反对票',
  },
  THROUGH_ORGANISATION: {
    sdl: 'It takes part by an organisation to which it belongs, and not by its own name; the question does not count that.',
    en: 'Only through an organisation',
    zh: '仅通过所属组织参与',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type AbsenceReason = keyof typeof REASON_TERMS;

export const STANDING_TERMS = {
  ITSELF: { sdl: 'Takes part by its own name.', en: 'Takes part itself', zh: '以本国名义参与' },
  THROUGH_ORGANISATION: {
    sdl: 'Takes part through an organisation to which it belongs, and not by its own name.',
    en: 'Through an organisation',
    zh: '通过所属组织参与',
  },
  ABSENT: { sdl: 'Does not take part.', en: 'Does not take part', zh: '未参与' },
  DECLINED: {
    sdl: 'Does not take part: it declined, dissociated itself or voted against.',
    en: 'Declined',
    zh: '表示不加入',
  },
  NOT_KNOWN: { sdl: 'Not known: what is on record does not say.', en: 'Not known', zh: '不详' },
} as const satisfies Readonly<Record<string, Term>>;
export type Standing = keyof typeof STANDING_TERMS;

export const PRESENCE_TERMS = {
  CURRENT: {
    sdl: 'A participation is in effect at the date: valid_from <= t < valid_to.',
    en: 'who takes part on that day',
    zh: '当日参与者',
  },
  CUMULATIVE: {
    sdl: 'A participation began by the date, ended or not: valid_from <= t.',
    en: 'whoever ever took part',
    zh: '曾经参与者',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type PresenceSense = keyof typeof PRESENCE_TERMS;

export const BLOC_RULE_TERMS = {
  EXCLUDE: {
    sdl: 'It does not: a state takes part by its own name alone. The default of method 1.0.',
    en: 'states by their own name alone',
    zh: '仅计以本国名义的参与',
  },
  AS_ADOPTED: {
    sdl: 'It does where the organisation adopted the text as such (`Initiative.adoption` BY_ORGANISATION). The default of method 2.0.',
    en: 'organisations counted for their members where they adopted the text as such',
    zh: '组织以自身名义通过的文书计入其成员国',
  },
  INHERIT: {
    sdl: 'It does, in every initiative.',
    en: 'every organisation counted for its members',
    zh: '组织的参与一律计入其成员国',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type BlocRule = keyof typeof BLOC_RULE_TERMS;

export const UNIVERSE_TERMS = {
  UN_MEMBERS: {
    sdl: 'Member states of the United Nations at the date (193 since 2011-07-14).',
    en: 'members of the UN',
    zh: '联合国会员国',
  },
  UN_MEMBERS_AND_OBSERVERS: {
    sdl: 'Those and the permanent observer states.',
    en: 'members and observers of the UN',
    zh: '联合国会员国和观察员国',
  },
  ALL_STATES: { sdl: 'Every state on record.', en: 'every state on record', zh: '全部在案国家' },
} as const satisfies Readonly<Record<string, Term>>;
export type Universe = keyof typeof UNIVERSE_TERMS;

export const CONFIDENCE_TERMS = {
  VERIFIED: { sdl: 'Read in the official source.', en: 'Read in the official source', zh: '见于官方来源' },
  CORROBORATED: {
    sdl: 'Read in a reputable secondary source.',
    en: 'Read in a reputable secondary source',
    zh: '见于可靠的二手来源',
  },
  UNVERIFIED: {
    sdl: 'Neither: it rests on general knowledge or one weak source.',
    en: 'Not verified',
    zh: '未经核实',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type Confidence = keyof typeof CONFIDENCE_TERMS;

export const PRECISION_TERMS = {
  DAY: { sdl: 'The day is known.', en: 'day known', zh: '精确到日' },
  MONTH: { sdl: 'Only the month is known; the first day stands for it.', en: 'month known', zh: '精确到月' },
  YEAR: { sdl: 'Only the year is known; 1 January stands for it.', en: 'year known', zh: '精确到年' },
  NO_LATER_THAN: {
    sdl: 'The source only shows that it had begun by that day, for example a list of members read on it.',
    en: 'latest possible start',
    zh: '最晚起始日',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type Precision = keyof typeof PRECISION_TERMS;

export const UN_STATUS_TERMS = {
  MEMBER: { sdl: 'Member state.', en: 'UN member', zh: '联合国会员国' },
  OBSERVER: {
    sdl: 'Permanent observer state (Holy See, State of Palestine).',
    en: 'UN observer',
    zh: '联合国观察员国',
  },
  NON_MEMBER: {
    sdl: 'Neither, for example a member of UN agencies only (Cook Islands, Niue), or a member before its admission.',
    en: 'not a UN member',
    zh: '非联合国会员国',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type UnStatus = keyof typeof UN_STATUS_TERMS;

export const OPENNESS_TERMS = {
  OPEN: { sdl: 'Any state.', en: 'Any state', zh: '任何国家' },
  BY_INVITATION: {
    sdl: 'Those who are invited, or entitled by the text: a member of the Council of Europe may sign its convention.',
    en: 'Those who are invited or entitled',
    zh: '受邀或有资格者',
  },
  CLOSED: { sdl: 'Nobody: the membership is fixed.', en: 'Nobody: membership is fixed', zh: '成员固定，不开放' },
  REGIONAL: { sdl: 'States of a named group.', en: 'States of a group', zh: '特定国家组的成员' },
} as const satisfies Readonly<Record<string, Term>>;
export type Openness = keyof typeof OPENNESS_TERMS;

export const COMPLETENESS_TERMS = {
  COMPLETE: {
    sdl: 'Every participant was on record when the list was last checked. Absence can be concluded for a year from then, or for good where nobody could be added after.',
    en: 'complete',
    zh: '完整',
  },
  PARTIAL: {
    sdl: 'Some are known; the published total is larger or unknown. Absence can not be concluded.',
    en: 'partial: absence can not be concluded',
    zh: '不完整：不能据此断定未参与',
  },
  NONE: {
    sdl: 'There is a list, and nothing of it is on record. Absence can not be concluded.',
    en: 'none on record',
    zh: '名单未在案',
  },
  NOT_APPLICABLE: {
    sdl: 'There is no list of states and there can be none: a body issued the text or adopted it as such.',
    en: 'no list: there can be none',
    zh: '不适用：不存在国家名单',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type Completeness = keyof typeof COMPLETENESS_TERMS;

export const SCOPE_TERMS = {
  INTERREGIONAL: { sdl: 'From several regions, by choice or invitation.', en: 'Interregional', zh: '跨区域' },
  REGIONAL: { sdl: 'From one region.', en: 'Regional', zh: '区域' },
  UNIVERSAL: { sdl: 'From anywhere.', en: 'Universal', zh: '全球' },
} as const satisfies Readonly<Record<string, Term>>;
export type InitiativeScope = keyof typeof SCOPE_TERMS;

export const KIND_TERMS = {
  TREATY: { sdl: 'Treaty or convention, or the body that drafts one.', en: 'Treaty', zh: '条约' },
  PRINCIPLES: { sdl: 'Principles or recommendation.', en: 'Principles', zh: '原则' },
  DECLARATION: { sdl: 'Declaration.', en: 'Declaration', zh: '宣言' },
  RESOLUTION: { sdl: 'Resolution of an intergovernmental body.', en: 'Resolution', zh: '决议' },
  JOINT_STATEMENT: { sdl: 'Joint statement.', en: 'Joint statement', zh: '联合声明' },
  STANDARDS_BODY: { sdl: 'Body that makes technical standards.', en: 'Standards body', zh: '标准机构' },
  CAPACITY_BUILDING: { sdl: 'Capacity-building group or programme.', en: 'Capacity building', zh: '能力建设' },
  NETWORK: { sdl: 'Network of institutions.', en: 'Network', zh: '网络' },
  PARTNERSHIP: { sdl: 'Partnership.', en: 'Partnership', zh: '伙伴关系' },
  SUMMIT: { sdl: 'Summit or conference.', en: 'Summit', zh: '峰会' },
  PANEL: { sdl: 'Panel of experts.', en: 'Panel', zh: '专家小组' },
  STRATEGY: { sdl: 'Strategy or plan.', en: 'Strategy', zh: '战略' },
  REGIONAL_MECHANISM: { sdl: 'Regional mechanism or law.', en: 'Regional mechanism', zh: '区域机制' },
  NATIONAL_MEASURE: {
    sdl: 'A measure that each country takes for itself, such as a national AI strategy. Context: counted only where a selection names it or its kind.',
    en: 'National measure',
    zh: '国家措施',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type InitiativeKind = keyof typeof KIND_TERMS;

export const FOCUS_TERMS = {
  AI: { sdl: 'AI is its subject.', en: 'AI', zh: '人工智能' },
  BROADER: { sdl: 'AI is one part of it.', en: 'Broader than AI', zh: '不限于人工智能' },
} as const satisfies Readonly<Record<string, Term>>;
export type Focus = keyof typeof FOCUS_TERMS;

export const ADOPTION_TERMS = {
  BY_STATES: {
    sdl: 'Each state takes part by an act of its own: signing, endorsing, sponsoring, joining, attending.',
    en: "By each state's own act",
    zh: '由各国自行加入',
  },
  BY_ORGANISATION: {
    sdl: 'An organisation, or a conference of all its members, adopted it as such.',
    en: 'By an organisation as such',
    zh: '由组织以自身名义通过',
  },
  ISSUED: {
    sdl: 'A secretariat, host, company or group of persons published or runs it; states can host, lead, provide, receive, or serve through nationals.',
    en: 'Issued by a body',
    zh: '由机构发布或运作',
  },
} as const satisfies Readonly<Record<string, Term>>;
export type Adoption = keyof typeof ADOPTION_TERMS;

export const MANNER_TERMS = {
  WITHOUT_VOTE: { sdl: 'Adopted without a vote.', en: 'Adopted without a vote', zh: '未经表决通过' },
  RECORDED_VOTE: { sdl: 'Adopted by a recorded vote.', en: 'Adopted by a recorded vote', zh: '以记录表决通过' },
} as const satisfies Readonly<Record<string, Term>>;
export type DecisionManner = keyof typeof MANNER_TERMS;

export const TOPIC_TERMS = {
  SAFETY: { sdl: 'Safety of AI.', en: 'Safety', zh: '安全' },
  ETHICS_AND_RIGHTS: { sdl: 'Ethics and human rights.', en: 'Ethics and rights', zh: '伦理与权利' },
  DEVELOPMENT: { sdl: 'Development.', en: 'Development', zh: '发展' },
  CAPACITY: { sdl: 'Capacity building.', en: 'Capacity', zh: '能力建设' },
  MILITARY: { sdl: 'Military use.', en: 'Military', zh: '军事' },
  STANDARDS: { sdl: 'Technical standards.', en: 'Standards', zh: '标准' },
  DATA: { sdl: 'Data.', en: 'Data', zh: '数据' },
  TRADE_AND_SUPPLY: { sdl: 'Trade and supply chains.', en: 'Trade and supply', zh: '贸易与供应链' },
  ENVIRONMENT: { sdl: 'Environment.', en: 'Environment', zh: '环境' },
  OPEN_SOURCE: { sdl: 'Open source.', en: 'Open source', zh: '开源' },
} as const satisfies Readonly<Record<string, Term>>;
export type Topic = keyof typeof TOPIC_TERMS;

export const FAMILY_TERMS = {
  UN_SYSTEM: { sdl: 'The United Nations system.', en: 'UN system', zh: '联合国系统' },
  OECD_G7: { sdl: 'The OECD and the G7.', en: 'OECD and G7', zh: '经合组织与七国集团' },
  G20: { sdl: 'The G20.', en: 'G20', zh: '二十国集团' },
  BRICS_SCO: {
    sdl: 'BRICS and the Shanghai Cooperation Organisation.',
    en: 'BRICS and SCO',
    zh: '金砖国家与上海合作组织',
  },
  REGIONAL: { sdl: 'Regional organisations.', en: 'Regional organisations', zh: '区域组织' },
  STANDARDS: { sdl: 'Standards bodies.', en: 'Standards bodies', zh: '标准组织' },
  OTHER: { sdl: 'Others.', en: 'Others', zh: '其他' },
} as const satisfies Readonly<Record<string, Term>>;
export type LeadFamily = keyof typeof FAMILY_TERMS;

export const ORGANISATION_KIND_TERMS = {
  INTERGOVERNMENTAL: {
    sdl: 'Intergovernmental organisation or grouping of states.',
    en: 'Intergovernmental',
    zh: '政府间组织',
  },
  REGIONAL: { sdl: 'Regional organisation.', en: 'Regional', zh: '区域组织' },
  COMPANY: { sdl: 'Company.', en: 'Company', zh: '企业' },
  INSTITUTE: { sdl: 'Research institute.', en: 'Institute', zh: '研究机构' },
  ASSOCIATION: { sdl: 'Association, such as a standards body.', en: 'Association', zh: '协会' },
  FUND: { sdl: 'Fund.', en: 'Fund', zh: '基金' },
} as const satisfies Readonly<Record<string, Term>>;
export type OrganisationKind = keyof typeof ORGANISATION_KIND_TERMS;

const words = <W extends string>(terms: Readonly<Record<W, Term>>): readonly W[] => Object.keys(terms) as W[];

/** Roles in the order of the method, section 2; a role is its place in this list, a set of roles a bit mask. */
export const ROLES = words(ROLE_TERMS);
export const ROLE_CLASSES = words(ROLE_CLASS_TERMS);
export const ABSENCE_REASONS = words(REASON_TERMS);
export const STANDINGS = words(STANDING_TERMS);
export const PRESENCE_SENSES = words(PRESENCE_TERMS);
/** In the order in which ranges over them are worked out (method, section 5, sensitivity). */
export const BLOC_RULES = words(BLOC_RULE_TERMS);
export const UNIVERSES = words(UNIVERSE_TERMS);
/** From the surest to the least sure; a confidence is its place in this list. */
export const CONFIDENCES = words(CONFIDENCE_TERMS);
/** From the most exact to the least; a precision is its place in this list. */
export const PRECISIONS = words(PRECISION_TERMS);
export const INITIATIVE_KINDS = words(KIND_TERMS);
export const INITIATIVE_SCOPES = words(SCOPE_TERMS);
export const OPENNESSES = words(OPENNESS_TERMS);
export const FOCUSES = words(FOCUS_TERMS);
export const TOPICS = words(TOPIC_TERMS);
export const LEAD_FAMILIES = words(FAMILY_TERMS);
export const ORGANISATION_KINDS = words(ORGANISATION_KIND_TERMS);

/** The class of a role, by the role's place. */
export const CLASS_OF_ROLE: readonly RoleClass[] = ROLES.map((role) => ROLE_TERMS[role].class);

/** The vocabularies by the names of their enums in the API, in the order in which the SDL gives them. */
export const VOCABULARIES: Readonly<
  Record<string, { readonly sdl: string; readonly terms: Readonly<Record<string, Term>> }>
> = {
  ParticipationRole: {
    sdl: 'In what role a participant takes part, or what position it took (method, section 2).',
    terms: ROLE_TERMS,
  },
  ActKind: { sdl: 'By which act a participant comes to a role, or leaves it (method, section 1).', terms: ACT_TERMS },
  RoleClass: { sdl: 'What a role says about a participant. Each role is of one class.', terms: ROLE_CLASS_TERMS },
  Confidence: { sdl: 'How sure a fact is.', terms: CONFIDENCE_TERMS },
  DatePrecision: { sdl: 'How exactly the source gives a day.', terms: PRECISION_TERMS },
  Presence: { sdl: 'In which sense a country takes part at a date (method, section 3).', terms: PRESENCE_TERMS },
  BlocRule: {
    sdl: 'Whether a state takes part because an organisation to which it belongs does (method, section 3).',
    terms: BLOC_RULE_TERMS,
  },
  Universe: { sdl: 'Which states are counted.', terms: UNIVERSE_TERMS },
  AbsenceReason: { sdl: 'Why a state is absent from an initiative (method, section 4).', terms: REASON_TERMS },
  Standing: {
    sdl: 'How a state stands to an initiative, as every picture and table tells it.',
    terms: STANDING_TERMS,
  },
  UnStatus: { sdl: 'Standing of a state at the United Nations.', terms: UN_STATUS_TERMS },
  InitiativeKind: { sdl: 'What an initiative is.', terms: KIND_TERMS },
  InitiativeScope: { sdl: 'From where its participants come.', terms: SCOPE_TERMS },
  Openness: { sdl: 'Who may join (method, section 4).', terms: OPENNESS_TERMS },
  Completeness: {
    sdl: 'How complete the list of participants on record is (method, section 3).',
    terms: COMPLETENESS_TERMS,
  },
  Focus: { sdl: 'Whether AI is the subject of an initiative.', terms: FOCUS_TERMS },
  Adoption: { sdl: 'How an initiative comes about (method, section 1).', terms: ADOPTION_TERMS },
  DecisionManner: { sdl: 'How a body decided.', terms: MANNER_TERMS },
  Topic: { sdl: 'What an initiative is about.', terms: TOPIC_TERMS },
  LeadFamily: { sdl: 'To which family an organisation belongs.', terms: FAMILY_TERMS },
  OrganisationKind: { sdl: 'What an organisation is.', terms: ORGANISATION_KIND_TERMS },
};
