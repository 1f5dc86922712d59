import type { ComponentProps } from 'react';
import { Failure } from './failure.tsx';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  id: string;
  label: string;
  value: string;
  setValue: (value: string) => void;
  failure: string | undefined;
  /** Ids of further texts that describe the input. */
  describedBy?: string;
};

/** A required input with its label and what is wrong with it. Words of a language are not expected in it. */
export const TextField = (props: Props) => {
  const { id, label, value, setValue, failure, describedBy, ...input } = props;
  const failureId = `${id}-failure`;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        spellCheck={false}
        required
        value={value}
        onChange={(event) => setValue(event.target.value)}
        aria-invalid={failure !== undefined}
        aria-describedby={[failureId, ...(describedBy === undefined ? [] : [describedBy])].join(
          ' ',
        )}
      />
      <Failure id={failureId} text={failure} />
    </>
  );
};
