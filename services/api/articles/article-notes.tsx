/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import { attribute } from "../pages/attribute";
import type { Enclosure, FullArticle } from "@infostream/contracts";
import { safeLink } from "../pages/safe-link";
import { When } from "../pages/when";

/** What an article carries with it: a podcast's sound, a film, a file. */
export function Enclosures({ enclosures }: { enclosures: readonly Enclosure[] }) {
  const linked = enclosures.flatMap(({ url, ...rest }) => {
    const link = safeLink(url);
    return link === null ? [] : [{ link, ...rest }];
  });
  if (linked.length === 0) return "";
  return (
    <section class="notes">
      <h2>Attached</h2>
      <ul>
        {linked.map(({ link, type, length }) => (
          <li>
            <a href={attribute(link)} rel="noopener nofollow" safe>
              {new URL(link).pathname.split("/").at(-1) || link}
            </a>{" "}
            <span class="quiet" safe>
              {[type, length === null ? null : size(length)].filter(Boolean).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const size = (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** Why it carries its tags, and where it comes from. */
export function Provenance({ article: { tags, fetchedAt, provenance }, now }: { article: FullArticle; now: Date }) {
  return (
    <details class="notes">
      <summary>Tags and provenance</summary>
      <dl>
        {tags.map(({ name, matches }) => (
          <>
            <dt safe>{name}</dt>
            <dd dir="auto" safe>
              {matches.map((text) => `“${text}”`).join(", ")}
            </dd>
          </>
        ))}
        <dt>First fetched</dt>
        <dd>
          <When at={fetchedAt} now={now} />
        </dd>
        <dt>Document</dt>
        <dd>
          <code safe>{provenance.archiveKey}</code>, fetched <When at={provenance.fetchedAt} now={now} />
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <code safe>{provenance.sha256}</code>
        </dd>
        <dt>Parser, rules</dt>
        <dd safe>{`${provenance.parser}, ${provenance.rules}`}</dd>
      </dl>
    </details>
  );
}
