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
  /** Of the requests that have none of their own. */
  readonly auth?: PostmanAuth;
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
  readonly description?: string;
  /** Shown, and not sent. */
  readonly disabled?: true;
}

export interface PostmanRequest {
  readonly method: string;
  readonly header: readonly PostmanPair[];
  readonly url: PostmanUrl;
  readonly body?: PostmanBody;
  readonly auth?: PostmanAuth;
  readonly description: string;
}

export interface PostmanUrl {
  /** Without what is disabled, and with the names of path variables. */
  readonly raw: string;
  readonly host: readonly string[];
  /** A segment `:name` takes the value of that path variable. */
  readonly path: readonly string[];
  readonly query?: readonly PostmanPair[];
  readonly variable?: readonly PostmanPair[];
}

export type PostmanBody =
  | {
      readonly mode: 'raw';
      readonly raw: string;
      readonly options?: { readonly raw: { readonly language: 'json' } };
    }
  | { readonly mode: 'urlencoded'; readonly urlencoded: readonly PostmanPair[] }
  | { readonly mode: 'formdata'; readonly formdata: readonly PostmanFormPart[] };

export type PostmanFormPart =
  | (PostmanPair & { readonly type: 'text' })
  /** `src`: paths of files, which whoever sends it picks. */
  | (Omit<PostmanPair, 'value'> & {
      readonly type: 'file';
      readonly src: readonly string[];
      readonly contentType: string;
    });

export interface PostmanAuthParameter {
  readonly key: string;
  readonly value: string;
  readonly type: 'string';
}

export type PostmanAuth =
  | { readonly type: 'noauth' }
  | { readonly type: 'apikey'; readonly apikey: readonly PostmanAuthParameter[] }
  | { readonly type: 'basic'; readonly basic: readonly PostmanAuthParameter[] }
  | { readonly type: 'bearer'; readonly bearer: readonly PostmanAuthParameter[] }
  | { readonly type: 'oauth2'; readonly oauth2: readonly PostmanAuthParameter[] };

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
