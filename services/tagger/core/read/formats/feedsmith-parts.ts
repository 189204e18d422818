import type { MediaClue } from "../raw-feed";

/** The namespaces of feedsmith that say the same in every format. */
export interface Extensions {
  readonly dc?: Dublin;
  readonly dcterms?: { created?: string[]; issued?: string[]; modified?: string[] };
  readonly content?: { encoded?: string };
  readonly media?: Media & { groups?: Media[] };
  readonly itunes?: {
    title?: string;
    author?: string;
    image?: string;
    summary?: string;
    subtitle?: string;
    keywords?: string[];
  };
}

interface Dublin {
  titles?: string[];
  creators?: string[];
  subjects?: string[];
  descriptions?: string[];
  dates?: string[];
  languages?: string[];
}

interface Media {
  description?: { value?: string };
  keywords?: string[];
  contents?: {
    url?: string;
    type?: string;
    medium?: string;
    fileSize?: number;
    width?: number;
    thumbnails?: Thumbnail[];
  }[];
  thumbnails?: Thumbnail[];
}
interface Thumbnail {
  url?: string;
}

export function mediaClues(media: Extensions["media"]): MediaClue[] {
  return [media, ...(media?.groups ?? [])]
    .flatMap((group) => group?.contents ?? [])
    .filter((file) => file.url !== undefined)
    .map((file) => ({
      url: file.url ?? "",
      type: file.type ?? null,
      length: file.fileSize?.toString() ?? null,
      medium: file.medium ?? null,
      width: file.width ?? 0,
    }));
}

export function imageClues({ itunes, media }: Pick<Extensions, "itunes" | "media">): string[] {
  const groups = [media, ...(media?.groups ?? [])];
  const thumbnails = [...groups, ...groups.flatMap((group) => group?.contents ?? [])].flatMap(
    (part) => part?.thumbnails ?? [],
  );
  return [itunes?.image, ...thumbnails.map((thumbnail) => thumbnail.url)].filter((url) => url !== undefined);
}

export const mediaDescription = (media: Extensions["media"]): string | null =>
  [media, ...(media?.groups ?? [])].map((part) => part?.description?.value).find((text) => text !== undefined) ?? null;

export const dateClues = ({ dc, dcterms }: Pick<Extensions, "dc" | "dcterms">) => ({
  published: [...(dc?.dates ?? []), ...(dcterms?.issued ?? []), ...(dcterms?.created ?? [])],
  updated: dcterms?.modified ?? [],
});

export const present = <T>(values: readonly (T | undefined | null | "")[]): T[] =>
  values.filter((value): value is T => value !== undefined && value !== null && value !== "");
