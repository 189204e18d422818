/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { headersOf, HTML_TYPE } from "../answers/headers";
import type { Shell } from "../pages/layout";
import { type Problem, titleOf } from "../http/problem";

/** A problem as a page, for people. */
export async function errorPage({ status, message, headers }: Problem, shell: Shell): Promise<Response> {
  const content = (
    <div class="trouble">
      <p class="code">{status}</p>
      <h1 safe>{titleOf(status)}</h1>
      <p safe>{message}</p>
      <p>
        <a class="button" href="/">
          Latest articles
        </a>
      </p>
    </div>
  );
  const html = await shell({ title: titleOf(status), description: message, section: null, content });
  return new Response(html, { status, headers: { ...headersOf(HTML_TYPE), "cache-control": "no-store", ...headers } });
}
