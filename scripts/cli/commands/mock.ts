export async function mock(_apis: readonly string[], _options: object): Promise<number> {
  return 2;
}
