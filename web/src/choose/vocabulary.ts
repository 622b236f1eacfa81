export { FOCUSES, INITIATIVE_KINDS as KINDS_LISTED, LEAD_FAMILIES, TOPICS } from '../../../src/domain/vocabulary.js';
