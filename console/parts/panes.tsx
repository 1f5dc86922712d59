import type { ComponentChildren } from 'preact';

type Props = {
  readonly label: string;
  readonly list: ComponentChildren;
  readonly detail: ComponentChildren;
  /** Whether something is open: a phone then shows the detail in place of the list. */
  readonly isOpen: boolean;
  readonly onBack: () => void;
};

/** A list and what is open of it, side by side; on a phone one after the other. */
export const Panes = ({ label, list, detail, isOpen, onBack }: Props) => (
  <div class={isOpen ? 'panes open' : 'panes'}>
    <section class="list" aria-label={label}>
      {list}
    </section>
    <section class="detail" aria-label="Detail">
      {isOpen ? (
        <button type="button" class="back" data-key="Escape" onClick={onBack}>
          ← Back <kbd>Esc</kbd>
        </button>
      ) : null}
      {detail}
    </section>
  </div>
);
