/** What the `xml` hints of an OpenAPI schema say of a value, and of its parts. */
export interface XmlShape {
  /** Of the element or attribute; that of the property or schema where it is not said. */
  readonly name?: string;
  readonly prefix?: string;
  readonly namespace?: string;
  readonly attribute: boolean;
  /** It is the text of the element that it belongs to. */
  readonly isText: boolean;
  /** The items of a list are in an element of their own. */
  readonly wrapped: boolean;
  /** In JSON Schema's words; empty if the schema says none. */
  readonly types: readonly string[];
  readonly isObject: boolean;
  readonly isList: boolean;
  readonly properties: Readonly<Record<string, XmlPart>>;
  readonly required: readonly string[];
  readonly items?: XmlPart;
}

/** A shape, or the name of one: schemas may refer to themselves. */
export type XmlPart = XmlShape | { readonly ref: string };

export type XmlShapes = Readonly<Record<string, XmlShape>>;

/** How the values of a message are written as XML. */
export interface XmlContent {
  readonly shape: XmlShape;
  /** Those that are referred to; absent where none is. */
  readonly shapes?: XmlShapes;
  /** Of the root element where the schema's hints do not name it. */
  readonly root: string;
}

/** Of a schema that says nothing. */
export const plainShape: XmlShape = {
  attribute: false,
  isText: false,
  wrapped: false,
  types: [],
  isObject: false,
  isList: false,
  properties: {},
  required: [],
};

/** The shape itself, or without one the shape of a schema that says nothing. */
export function shapeOf(part: XmlPart | undefined, shapes: XmlShapes): XmlShape {
  if (part === undefined) return plainShape;
  return 'ref' in part ? (shapes[part.ref] ?? plainShape) : part;
}
