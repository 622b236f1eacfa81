import { Injectable } from '@nestjs/common';
import { universeAt } from '../domain/groups.js';
import { citationOf, LICENCE } from '../questions/provenance.js';
import { dataDay } from '../questions/standpoint.js';
import { releaseView } from '../releases/release-view.js';
import type { Snapshot } from '../roll/snapshot.js';

/** What there is on record as a whole. */
@Injectable()
export class DatasetService {
  of(snapshot: Snapshot) {
    const { roll, newest } = snapshot;
    const { recordedFrom, recordedTo, count } = roll.facts;
    let participationCount = 0;
    for (let row = 0; row < count; row++) {
      if (recordedFrom[row]! <= newest.id && newest.id < recordedTo[row]!) participationCount++;
    }
    return {
      release: snapshot.releaseAt(newest.id)?.name ?? null,
      revision: String(newest.id),
      recordedAt: newest.recordedAt,
      dataThrough: dataDay(snapshot, roll),
      countryCount: universeAt(roll, dataDay(snapshot, roll), 'ALL_STATES').length,
      initiativeCount: roll.initiatives.length,
      participationCount,
      licence: LICENCE,
      citation: citationOf(snapshot, newest.id),
      releases: snapshot.releases.toReversed().map((release) => releaseView(snapshot, release)),
    };
  }
}
