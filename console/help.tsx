import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export const isHelpOpen = signal(false);

const keys = [
  ['1 to 7', 'the views'],
  ['j, k', 'next and previous row'],
  ['Enter', 'open the row'],
  ['Esc', 'back to the list, or out of a field'],
  ['/', 'filter'],
  ['r', 'resend the selected event'],
  ['s', 'show or hide codes and tokens'],
  ['?', 'this list'],
] as const;

/** The list of keys. */
export const Help = () => {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = isHelpOpen.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const close = (): void => {
    isHelpOpen.value = false;
  };
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={close}>
        Close
      </button>
    </dialog>
  );
};
