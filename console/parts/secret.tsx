import { useSignal } from '@preact/signals';
import { dots } from '../state/mask.ts';
import { showsSecrets } from '../state/page.ts';

type Props = {
  /** What is hidden: «code», «privateChallengeParameters.code». */
  readonly name: string;
  readonly children: string;
};

/** A text that is masked until it is shown, here or by the switch of the page. */
export const Secret = ({ name, children }: Props) => {
  const isShown = useSignal(false);
  if (showsSecrets.value || isShown.value) return <span class="shown">{children}</span>;
  return (
    <button
      type="button"
      class="secret"
      aria-label={`Show ${name}`}
      onClick={() => {
        isShown.value = true;
      }}
    >
      {dots}
    </button>
  );
};
