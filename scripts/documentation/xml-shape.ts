/** What the `xml` hints of an OpenAPI schema say of a value, and of its parts. */
export interface XmlShape {
  /** Of the element or attribute; that of the property or schema where it is not said. */
  readonly name?: string;
  readonly prefix?: string;
  readonly namespace?: string;
  readonly attribute: boolean;
  /** It is the text of the element that it belongs to. */
  readonly isText: boolean;
  /** The items of a list stand in an element of their own. */
  readonly wrapped: boolean;
  /** In JSON Schema's words; empty where the schema says none. */
  readonly types: readonly string[];
  readonly isObject: boolean;
  readonly isList: boolean;
  readonly properties: Readonly<Record<string, XmlShape>>;
  readonly required: readonly string[];
  readonly items?: XmlShape;
}

/** How the values of a message are written as XML. */
export interface XmlContent {
  readonly shape: XmlShape;
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
