import { visible } from '../model/visible.ts';

/** A sentence; what stands between backticks is code. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {visible(text)
        .split(/(`[^`\n]+`)/)
        .map((part, index) => (index % 2 === 1 ? <code key={index}>{part.slice(1, -1)}</code> : part))}
    </>
  );
}
