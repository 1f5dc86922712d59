import { render } from 'preact';
import { App } from './app.tsx';
import { listenToKeys } from './keys.ts';
import { followStack } from './state/stream.ts';
import { followAddress } from './state/view.ts';

followAddress();
listenToKeys();
followStack();

const place = document.getElementById('app');
if (place !== null) render(<App />, place);
