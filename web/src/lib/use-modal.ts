import { type RefObject, useEffect, useRef } from 'react';

/** A dialog that is open for as long as it is drawn, over everything else. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return dialog;
}
