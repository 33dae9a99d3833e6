/** Names of files and folders that documents of any API have. */
export const isGeneralName = (name: string): boolean =>
  /^(openapi|openapi-spec|swagger|swagger-spec|apis?|api-docs?|apidocs|specs?|index|docs?|v\d+|src|public|static)$/.test(
    name,
  );
