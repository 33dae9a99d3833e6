/** The part of Postman's Collection v2.1 format that is written. */

export interface PostmanCollection {
  readonly info: {
    readonly _postman_id: string;
    readonly name: string;
    readonly description: string;
    readonly schema: string;
  };
  readonly item: readonly (PostmanFolder | PostmanItem)[];
  readonly event: readonly PostmanEvent[];
  readonly variable: readonly PostmanVariable[];
}

export interface PostmanFolder {
  readonly name: string;
  readonly description: string;
  readonly item: readonly (PostmanFolder | PostmanItem)[];
}

export interface PostmanItem {
  readonly id: string;
  readonly name: string;
  readonly event: readonly PostmanEvent[];
  readonly request: PostmanRequest;
  readonly response: readonly PostmanExample[];
  readonly protocolProfileBehavior?: {
    readonly followRedirects: boolean;
    readonly disableCookies: boolean;
    readonly disableBodyPruning?: boolean;
  };
}

export interface PostmanEvent {
  readonly listen: 'prerequest' | 'test';
  readonly script: { readonly type: 'text/javascript'; readonly exec: readonly string[] };
}

export interface PostmanVariable {
  readonly key: string;
  readonly value: string;
  readonly type: 'string' | 'secret';
  readonly description?: string;
}

export interface PostmanPair {
  readonly key: string;
  readonly value: string;
}

export interface PostmanRequest {
  readonly method: string;
  readonly header: readonly PostmanPair[];
  readonly url: {
    readonly raw: string;
    readonly host: readonly string[];
    readonly path: readonly string[];
    readonly query?: readonly PostmanPair[];
  };
  readonly body?: {
    readonly mode: 'raw';
    readonly raw: string;
    readonly options?: { readonly raw: { readonly language: 'json' } };
  };
  readonly description: string;
}

/** The documented answer, so that Postman's own mock servers can serve it. */
export interface PostmanExample {
  readonly name: string;
  readonly originalRequest: Omit<PostmanRequest, 'description'>;
  readonly status: string;
  readonly code: number;
  readonly _postman_previewlanguage: 'json' | 'html' | 'xml' | 'text';
  readonly header: readonly PostmanPair[];
  readonly cookie: readonly never[];
  readonly body: string;
}
