import { useCallback, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { type ChangeInput, type ProblemPartsFragment, ProposeDocument } from '../generated/graphql.js';
import { useWriting } from './asking.js';

const NONE: readonly ProblemPartsFragment[] = [];

/** Sends changes as one proposal. What stands in its way, and what the server refuses, is there until it is sent again. */
export function usePropose() {
  const write = useWriting();
  const [problems, setProblems] = useState(NONE);
  const [error, setError] = useState<CombinedError>();
  const [sending, setSending] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  // What is sent twice because nobody answered is one proposal: the same content has the same key.
  const key = useRef({ content: '', key: '' });
  const send = useCallback(
    async (changes: ChangeInput[], reason: string): Promise<void> => {
      const content = JSON.stringify([changes, reason]);
      if (key.current.content !== content) {
        key.current = { content, key: [...crypto.getRandomValues(new Uint32Array(4))].join('-') };
      }
      setSending(true);
      setError(undefined);
      setProblems(NONE);
      const result = await write(ProposeDocument, {
        input: { changes, reason, idempotencyKey: key.current.key },
      });
      setSending(false);
      setError(result.error);
      setMade(result.data?.propose.proposal?.id ?? null);
      setProblems(result.data?.propose.problems ?? NONE);
    },
    [write],
  );
  return { send, problems, error, sending, made, startAgain: () => setMade(null) };
}
