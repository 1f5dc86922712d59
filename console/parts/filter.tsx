import type { Signal } from '@preact/signals';

/** The field that a list is filtered by; `/` leads to it. */
export const Filter = ({
  text,
  hint,
}: {
  readonly text: Signal<string>;
  readonly hint: string;
}) => (
  <label class="filter">
    <span class="visually-hidden">{hint}</span>
    <input
      type="search"
      data-filter
      placeholder={`${hint}  /`}
      value={text.value}
      onInput={({ currentTarget }) => {
        text.value = currentTarget.value;
      }}
    />
  </label>
);
