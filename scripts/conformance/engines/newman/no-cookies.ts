/** A jar that keeps no cookie: credentials are those that the user gives. Newman accepts only a class of this name. */
export class CookieJar {
  getCookieString(_url: unknown, done: (error: null, cookies: string) => void): void {
    done(null, '');
  }

  getCookies(_url: unknown, done: (error: null, cookies: readonly never[]) => void): void {
    done(null, []);
  }

  setCookie(_cookie: unknown, _url: unknown, _options: unknown, done: (error: null) => void): void {
    done(null);
  }
}
