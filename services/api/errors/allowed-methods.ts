import { pathOf } from "../http/path-of";

/** The methods that some route takes at a URL. */
export type Routes = (url: string) => readonly string[];

export function allowedMethods(routes: readonly { readonly method: string; readonly path: string }[]): Routes {
  const known = routes.map(({ method, path }) => ({
    method,
    // a name in a path stands for one segment
    matches: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/{\w+}/g, "[^/]+")}$`),
  }));
  return (url) => {
    const path = pathOf(url);
    const methods = known.filter(({ matches }) => matches.test(path)).map(({ method }) => method);
    return [...new Set(methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])))];
  };
}
