import { type RefObject, useEffect, useRef } from 'react';

/** Focuses an element when it appears and whenever `when` changes: the next thing to type is under the cursor. */
export const useFocus = <T extends HTMLElement>(when: unknown = undefined): RefObject<T | null> => {
  const element = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change itself asks for the focus.
  useEffect(() => element.current?.focus(), [when]);
  return element;
};
