import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

export type Tab = { readonly title: string; readonly body: () => ComponentChildren };

/** Tabs by the ARIA pattern: one stop of the Tab key, the arrow keys move between them. */
export const Tabs = ({
  tabs,
  label,
}: {
  readonly tabs: readonly Tab[];
  readonly label: string;
}) => {
  const chosen = useSignal(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const index = Math.min(chosen.value, tabs.length - 1);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    chosen.value = (index + step + tabs.length) % tabs.length;
    const next = list.current?.children[chosen.value];
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ title }, position) => (
          <button
            key={title}
            type="button"
            role="tab"
            id={`${id}-${position}`}
            aria-selected={position === index}
            aria-controls={`${id}-panel`}
            tabIndex={position === index ? 0 : -1}
            onClick={() => {
              chosen.value = position;
            }}
          >
            {title}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${index}`}>
        {tabs[index]?.body()}
      </div>
    </>
  );
};
