import { type FormEvent, useMemo, useState } from 'react';
import type { Files } from '../configure.ts';
import { Failure } from '../parts/failure.tsx';
import { ownFile } from './own-folder.ts';

const failed = 'The file could not be read or written. Try again.';

/** A note in the user's own folder of the bucket. */
const OwnFile = ({ files }: { files: Files }) => {
  const file = useMemo(() => ownFile(files, 'note.txt'), [files]);
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const [failure, setFailure] = useState<string>();
  // While one is under way: what is loaded would take the place of what is typed, and two writes could change places.
  const [isBusy, setIsBusy] = useState(false);

  const attempt = async (work: () => Promise<string>) => {
    setFailure(undefined);
    setStatus('');
    setIsBusy(true);
    try {
      setStatus(await work());
    } catch {
      setFailure(failed);
    }
    setIsBusy(false);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    attempt(async () => {
      await file.write(text);
      return 'Saved.';
    });
  };
  const load = () =>
    attempt(async () => {
      const found = await file.read();
      setText(found ?? '');
      return found === undefined ? 'There is no note yet.' : 'Loaded.';
    });
  return (
    <form onSubmit={save} className="own-file">
      <h2>A file of your own</h2>
      <label htmlFor="note">Note in your folder</label>
      <textarea
        id="note"
        rows={3}
        value={text}
        readOnly={isBusy}
        onChange={(event) => setText(event.target.value)}
      />
      <Failure text={failure} />
      <div className="row">
        <button type="submit" className="second" disabled={isBusy}>
          Save
        </button>
        <button type="button" className="second" disabled={isBusy} onClick={load}>
          Load
        </button>
      </div>
      <p role="status" className="status">
        {status}
      </p>
    </form>
  );
};

export default OwnFile;
