import { AccountView } from './account/account-view.tsx';
import type { Files } from './configure.ts';
import { CodeForm } from './sign-in/code-form.tsx';
import { ConfirmForm } from './sign-in/confirm-form.tsx';
import { StartForm } from './sign-in/start-form.tsx';
import { WaitView } from './sign-in/wait-view.tsx';
import { useCodeSignIn } from './use-code-sign-in.ts';

const View = ({ files }: { files: Files | undefined }) => {
  const signIn = useCodeSignIn();
  const { state } = signIn;
  switch (state.step) {
    case 'loading':
      return <p>Loading</p>;
    case 'start':
      return <StartForm {...signIn} />;
    case 'confirm':
      return <ConfirmForm confirm={state} signIn={signIn} />;
    case 'code':
      return <CodeForm code={state} signIn={signIn} />;
    case 'wait':
      return <WaitView retryAt={state.retryAt} email={state.email} signIn={signIn} />;
    case 'signed-in':
      return <AccountView signIn={signIn} files={files} />;
  }
};

export const App = ({ files }: { files: Files | undefined }) => (
  <main>
    <View files={files} />
  </main>
);
