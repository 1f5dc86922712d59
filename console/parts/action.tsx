import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { explain } from '../api/control.ts';
import { info, notice } from '../state/page.ts';

type Props = {
  readonly run: () => Promise<unknown> | undefined;
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Whether something else is under way that this would spoil. */
  readonly isLocked?: boolean;
  /** The key that presses the button. */
  readonly shortcut?: string;
  /** The button asks before it acts, and shows this question. */
  readonly question?: string;
};

/**
 * A button that does something at the stack, once the page knows the stack's ids; while it does, it cannot be pressed
 * again. A failure goes to the notice.
 */
export const Action = ({ run, children, class: name, isLocked, shortcut, question }: Props) => {
  const isBusy = useSignal(false);
  const asks = useSignal(false);
  const act = async ({ detail }: MouseEvent): Promise<void> => {
    if (isBusy.value) return;
    if (question !== undefined && !asks.value) {
      asks.value = true;
      return;
    }
    // The second click of a double click was made before the question could be read.
    if (asks.value && detail > 1) return;
    asks.value = false;
    isBusy.value = true;
    notice.value = '';
    try {
      await run();
    } catch (error) {
      notice.value = explain(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <button
      type="button"
      class={name}
      data-key={shortcut}
      // Not `disabled` while it acts: that would take the focus from a user of the keyboard.
      aria-disabled={isBusy.value}
      disabled={isLocked || info.value === undefined}
      onClick={act}
    >
      {asks.value ? question : children}
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </button>
  );
};
