import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { explain } from '../api/control.ts';
import { info } from '../state/page.ts';

type Props = {
  readonly label: string;
  readonly submit: string;
  readonly run: () => Promise<unknown>;
  /** Whether something else is under way that this would spoil. */
  readonly isLocked?: boolean;
  readonly children: ComponentChildren;
};

/** A form whose failure stands below it. It is sent once the page knows the stack's ids, and not while it is sent. */
export const Form = ({ label, submit, run, isLocked, children }: Props) => {
  const isBusy = useSignal(false);
  const failure = useSignal('');
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    failure.value = '';
    try {
      await run();
    } catch (error) {
      failure.value = explain(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <form aria-label={label} onSubmit={send}>
      {children}
      <button
        type="submit"
        class="primary"
        // Not `disabled` while it is sent: that would take the focus from a user of the keyboard.
        aria-disabled={isBusy.value}
        disabled={isLocked || info.value === undefined}
      >
        {submit}
      </button>
      {failure.value === '' ? null : (
        <p class="failure" role="alert">
          {failure.value}
        </p>
      )}
    </form>
  );
};
