import type { ArticlesTable } from "@infostream/contracts";
import { sql } from "kysely";
import type { NewArticle } from "../core/revision";
import { bulkRows, type ColumnType } from "./bulk-rows";

interface Column {
  readonly type: ColumnType;
  /** What a revision writes; the other columns are set once. */
  readonly revised: boolean;
  readonly value: (article: NewArticle) => unknown;
}

const once = (type: ColumnType, value: Column["value"]): Column => ({ type, value, revised: false });
const revised = (type: ColumnType, value: Column["value"]): Column => ({ type, value, revised: true });

/** The columns of `articles.articles`: insert, update and the mapping from an article come from this table. */
const columns: Readonly<Record<Exclude<keyof ArticlesTable, "id">, Column>> = {
  feed_id: once("bigint", ({ document }) => document.feedId),
  identity: once("text", ({ draft }) => draft.identity),
  sort_at: once("timestamptz", ({ sortAt }) => sortAt),
  fetched_at: once("timestamptz", ({ fetchedAt }) => fetchedAt),
  published_at: revised("timestamptz", ({ publishedAt }) => publishedAt),
  revision: revised("int", ({ revision }) => revision),
  content_hash: revised("text", ({ draft }) => draft.contentHash),
  url: revised("text", ({ draft }) => draft.url),
  title: revised("text", ({ draft }) => draft.title),
  summary: revised("text", ({ draft }) => draft.summary),
  author: revised("text", ({ draft }) => draft.author),
  content_html: revised("text", ({ draft }) => draft.contentHtml),
  updated_at: revised("timestamptz", ({ updatedAt }) => updatedAt),
  language: revised("text", ({ draft }) => draft.language),
  image: revised("text", ({ draft }) => draft.image),
  enclosures: revised("jsonb", ({ draft }) => draft.enclosures),
  tags: revised("jsonb", ({ draft }) => draft.tags),
  archive_key: revised("text", ({ document }) => document.archiveKey),
  sha256: revised("text", ({ document }) => document.sha256),
  document_fetched_at: revised("timestamptz", ({ document }) => document.fetchedAt),
  parser: revised("text", ({ parser }) => parser),
  rules: revised("text", ({ rules }) => rules),
};

const named = Object.entries(columns).map(([name, column]) => ({ name, ...column }));
const types = Object.fromEntries(named.map(({ name, type }) => [name, type]));

/** `feed_id, identity, …`: every column but the id. */
export const articleColumns = bulkRows(types).columns;

/** Articles as rows `given` to a statement; `place` is their order. */
export const givenArticles = (articles: readonly NewArticle[]) => articleRows.given(articles.map(rowOf));

const articleRows = bulkRows({ place: "int", ...types });

/** `title = given.title, …`: what a revision changes. */
export const revisedColumns = sql.raw(
  named.flatMap(({ name, revised }) => (revised ? [`${name} = given.${name}`] : [])).join(", "),
);

function rowOf(article: NewArticle, place: number): Readonly<Record<string, unknown>> {
  const row: Record<string, unknown> = { place };
  for (const { name, value } of named) row[name] = value(article);
  return row;
}
