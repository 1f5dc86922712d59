import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clientId, cognito, userPoolId } from '../api/cognito.ts';
import { explain } from '../api/control.ts';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { info, notice } from '../state/page.ts';
import { allowsFlow } from './claims.ts';
import { email, signUp, start, startWithPassword } from './flow.ts';

const SignIn = () => (
  <Form label="Sign in" submit="Send a code" run={() => start(email.value.trim())}>
    <h2>Sign in</h2>
    <Field label="E-mail" type="email" autocomplete="username" text={email} isRequired />
  </Form>
);

const SignUp = () => {
  const givenName = useSignal('');
  const familyName = useSignal('');
  const locale = useSignal('');
  const run = () =>
    signUp(email.value.trim(), {
      given_name: givenName.value,
      family_name: familyName.value,
      locale: locale.value,
    });
  return (
    <Form label="Sign up" submit="Sign up" run={run}>
      <h2>Sign up</h2>
      <Field label="New e-mail" type="email" autocomplete="username" text={email} isRequired />
      <div class="pair">
        <Field label="Given name" text={givenName} />
        <Field label="Family name" text={familyName} />
      </div>
      <Field label="Locale, for instance de" text={locale} />
    </Form>
  );
};

/** The app client; undefined until it is read. */
const useClient = () => {
  const client = useSignal<unknown>(undefined);
  useEffect(() => {
    if (info.value === undefined) return;
    const body = { UserPoolId: userPoolId(), ClientId: clientId() };
    cognito('DescribeUserPoolClient', body).then(
      (found) => {
        client.value = found;
      },
      (error: unknown) => {
        notice.value = explain(error);
      },
    );
  }, [info.value]);
  return client.value;
};

const Password = () => {
  const password = useSignal('');
  return (
    <Form
      label="Password"
      submit="Sign in with the password"
      run={() => startWithPassword(email.value.trim(), password.value)}
    >
      <h2>Password</h2>
      <Field
        label="E-mail of the user"
        type="email"
        autocomplete="username"
        text={email}
        isRequired
      />
      <Field label="Password" type="password" text={password} isRequired />
    </Form>
  );
};

/** Sign in by code, sign up, and a password where the app client takes one as plain text. */
export const StartForms = () => {
  const client = useClient();
  return (
    <div class="cards">
      <SignIn />
      <SignUp />
      {allowsFlow(client, 'ALLOW_USER_PASSWORD_AUTH') ? <Password /> : null}
      {allowsFlow(client, 'ALLOW_USER_SRP_AUTH') ? (
        <p class="hint">
          This client also takes a password by SRP, which this page does not speak: use your app or
          the SDK, and watch the trace here.
        </p>
      ) : null}
    </div>
  );
};
