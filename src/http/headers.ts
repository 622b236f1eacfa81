/** How far the roll went that answered, on every answer that rests on it: the newest revision, a dot, how many releases. */
export const REVISION_HEADER = 'rollcall-revision';
