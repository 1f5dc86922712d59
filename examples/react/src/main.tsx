import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { configure } from './configure.ts';
import { Failure } from './parts/failure.tsx';
import './style.css';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no element with the id root');
const root = createRoot(element);

try {
  const files = await configure();
  root.render(
    <StrictMode>
      <App files={files} />
    </StrictMode>,
  );
} catch {
  root.render(
    <main>
      <Failure text="The user pool cannot be reached. Start the local stack with npm run local." />
    </main>,
  );
}
