import type { AccessRole } from '../generated/graphql.js';

/** Who asks, known by a token that was checked. */
export interface Viewer {
  /** For people: it stands beside what the viewer proposes. */
  readonly name: string;
  readonly role: AccessRole;
  /**
   * The same person or machine in every request, and nobody else: `token:` and the name of an access token, or the issuer
   * and the subject of an OpenID token. Names of other issuers may be equal, and may change; compare this.
   */
  readonly subject: string;
}

/** What the context of an operation says of who asks. */
export interface Asking {
  /** Null without a token. */
  readonly viewer: Viewer | null;
}
