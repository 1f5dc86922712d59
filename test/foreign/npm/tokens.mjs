/*
 * The issuer, then tokens for a judge of another language, a line each: `accept` or `refuse`, a name, the token.
 * usage: tokens.mjs NATIVE   (started with CodeSignIn=native and --issuer local)
 */
import { forgeriesOf } from './forge.mjs';
import { signIn, signInElsewhere } from './native-user.mjs';
import { connect } from './pool.mjs';

const [native] = process.argv.slice(2);
const pool = await connect(native);
const { AccessToken, IdToken } = await signIn(pool);
const elsewhere = await signInElsewhere(pool);

console.log(pool.info.issuer);
const line = (expected, name, token) => console.log(`${expected} ${name} ${token}`);
line('accept', 'access-token', AccessToken);
line('accept', 'id-token', IdToken);
line('refuse', 'of-another-pool', elsewhere.AccessToken);
for (const [name, token] of Object.entries(await forgeriesOf(AccessToken, pool.info.jwksUri))) {
  line('refuse', name, token);
}
