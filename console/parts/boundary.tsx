import { Component, type ComponentChildren } from 'preact';

type Props = { readonly children: ComponentChildren; readonly value?: unknown };
type State = { readonly error: string | undefined };

const asText = (value: unknown): string => {
  try {
    return JSON.stringify(value, null, 2) ?? '';
  } catch {
    return String(value);
  }
};

/** What cannot be drawn is shown as JSON with the reason; the rest of the page goes on. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: undefined };

  override componentDidCatch(error: unknown): void {
    this.setState({ error: error instanceof Error ? error.message : String(error) });
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div class="empty" role="alert">
        <p>This could not be shown: {this.state.error}</p>
        <pre class="json">{asText(this.props.value)}</pre>
        <button type="button" onClick={() => this.setState({ error: undefined })}>
          Try again
        </button>
      </div>
    );
  }
}
