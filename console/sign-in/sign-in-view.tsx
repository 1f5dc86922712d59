import { useEffect, useRef } from 'preact/hooks';
import { Challenge, Confirmation } from './challenge.tsx';
import { phase } from './flow.ts';
import { StartForms } from './start-forms.tsx';
import { Tokens } from './tokens.tsx';

const Step = () => {
  const current = phase.value;
  if (current.kind === 'challenge') return <Challenge phase={current} />;
  if (current.kind === 'confirm') return <Confirmation email={current.email} />;
  if (current.kind === 'tokens') return <Tokens phase={current} />;
  return <StartForms />;
};

/**
 * Moves the focus to the heading of a new step where it was lost with a button of the step before, and no field took it. A
 * heading takes no text, so that the keys of the page still work.
 */
const useHeadingOf = (step: string) => {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    const isNew = shown.current !== step;
    shown.current = step;
    if (!isNew || document.activeElement !== document.body) return;
    const heading = place.current?.querySelector('h2');
    if (heading) heading.tabIndex = -1;
    heading?.focus();
  }, [step]);
  return place;
};

/** A client of the pool: from the address, over the code, to the tokens. */
export const SignInView = () => (
  <div class="single" ref={useHeadingOf(phase.value.kind)}>
    <Step />
  </div>
);
