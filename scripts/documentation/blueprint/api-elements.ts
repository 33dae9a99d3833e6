import { showBrackets } from './repair/hidden-characters.ts';

/**
 * API Elements (Refract), the JSON that the parser returns. See https://apielements.org.
 * Everything about their nesting is known here only.
 */
export interface Element {
  readonly element: string;
  readonly meta?: Readonly<Record<string, Element>>;
  readonly attributes?: Readonly<Record<string, Element>>;
  readonly content?: unknown;
}

/** Bytes of the document that an element was read from. */
export interface Span {
  readonly offset: number;
  readonly length: number;
  /** Given by the parser for its warnings only; counted from 1. */
  readonly line: number | undefined;
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'element' in value;
}

/** The elements within an element; none for a scalar. */
export function children(element: Element | undefined): readonly Element[] {
  return Array.isArray(element?.content) ? element.content.filter(isElement) : [];
}

/** The elements of one kind within an element. */
export function childrenOf(element: Element | undefined, kind: string): readonly Element[] {
  return children(element).filter((child) => child.element === kind);
}

/** The text of a scalar element; undefined if it has none. */
export function text(element: Element | undefined): string | undefined {
  const content = element?.content;
  return typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean'
    ? String(content)
    : undefined;
}

export function title(element: Element | undefined): string {
  return showBrackets(text(element?.meta?.title) ?? '').trim();
}

export function hasClass(element: Element, name: string): boolean {
  return children(element.meta?.classes).some((each) => text(each) === name);
}

/** What is written at a member, e.g. `required` or `nullable`. */
export function typeAttributes(element: Element): readonly string[] {
  return children(element.attributes?.typeAttributes).flatMap((each) => text(each) ?? []);
}

/** Key and value of a member element. */
export function keyAndValue(member: Element): { key: Element | undefined; value: Element | undefined } {
  const pair = member.content as { key?: Element; value?: Element } | undefined;
  return { key: pair?.key, value: pair?.value };
}

/** Where an element was read; empty for what the parser made up itself. */
export function spans(element: Element | undefined): readonly Span[] {
  return children(element?.attributes?.sourceMap).flatMap((map) =>
    children(map).map((block) => {
      const [offset, length] = children(block);
      const line = offset?.attributes?.line?.content;
      return {
        offset: Number(offset?.content),
        length: Number(length?.content),
        line: typeof line === 'number' ? line : undefined,
      };
    }),
  );
}
