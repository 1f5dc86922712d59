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

/** A client of the pool: from the address, over the code, to the tokens. */
export const SignInView = () => (
  <div class="single">
    <Step />
  </div>
);
