import type { Signal } from '@preact/signals';

type Props = {
  readonly label: string;
  readonly text: Signal<string>;
  readonly type?: 'text' | 'email' | 'password' | 'number';
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'text';
  readonly isRequired?: boolean;
  /** Whether the cursor goes there when the field appears. */
  readonly takesFocus?: boolean;
};

/** One function for every drawing: a field is focused when it appears, and not again while it is typed in. */
const focus = (input: HTMLInputElement | null): void => input?.focus();

/** A labelled field. */
export const Field = ({
  label,
  text,
  type = 'text',
  autocomplete = 'off',
  inputMode,
  isRequired,
  takesFocus,
}: Props) => {
  // Spread: the types of an input's attributes depend on a type that is not known here.
  const attributes: Record<string, unknown> = { type, inputMode };
  return (
    <label class="field">
      <span>{label}</span>
      <input
        {...attributes}
        ref={takesFocus ? focus : null}
        autocomplete={autocomplete}
        spellcheck={false}
        required={isRequired === true}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
    </label>
  );
};
