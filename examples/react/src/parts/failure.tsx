/** An error, read by screen readers as soon as it appears. `id` is for `aria-describedby` of its input. */
export const Failure = ({ text, id }: { text: string | undefined; id?: string }) => (
  <div role="alert" id={id}>
    {text === undefined ? null : <p className="failure">{text}</p>}
  </div>
);
