import { Prose } from './prose.tsx';

/** Remarks that are neither passed nor failed, one to a line. */
export function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="assertions">
      {notes.map((note) => (
        <li key={note}>
          <span aria-hidden="true">i</span>
          <span>
            <Prose text={note} />
          </span>
        </li>
      ))}
    </ul>
  );
}
