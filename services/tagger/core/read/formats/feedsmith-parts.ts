import type { RawItem, RawMedia } from "../raw-feed";

export const present = <T>(values: readonly (T | undefined | null | "")[]): T[] =>
  values.filter((value): value is T => value !== undefined && value !== null && value !== "");

/** The namespaces that feedsmith reads alike in every format. */
interface Extensions {
  readonly dc?: Dublin;
  readonly dcterms?: { created?: string[]; issued?: string[]; modified?: string[] };
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
  contents?: MediaContent[];
  thumbnails?: Thumbnail[];
}

interface MediaContent {
  url?: string;
  type?: string;
  medium?: string;
  fileSize?: number;
  width?: number;
  thumbnails?: Thumbnail[];
}

interface Thumbnail {
  url?: string;
}

/** An item's values from these namespaces. */
export function extensionsOf({ dc, dcterms, itunes, media }: Extensions): Extended {
  const groups = [media, ...(media?.groups ?? [])];
  const files = groups.flatMap((group) => group?.contents ?? []);
  const thumbnails = [...groups, ...files].flatMap((part) => part?.thumbnails ?? []);
  return {
    published: [...(dc?.dates ?? []), ...(dcterms?.issued ?? []), ...(dcterms?.created ?? [])],
    updated: dcterms?.modified ?? [],
    description: groups.map((group) => group?.description?.value).find((text) => text !== undefined) ?? null,
    media: files.flatMap(mediaOf),
    images: [itunes?.image, ...thumbnails.map(({ url }) => url)].filter((url) => url !== undefined),
  };
}

type Extended = Pick<RawItem, "published" | "updated" | "media" | "images"> & { readonly description: string | null };

const mediaOf = ({ url, type, fileSize, medium, width }: MediaContent): RawMedia[] =>
  url === undefined
    ? []
    : [{ url, type: type ?? null, length: fileSize?.toString() ?? null, medium: medium ?? null, width: width ?? 0 }];
