import { docker } from "./tool";

/** The image that a registry has under a tag. */
export interface Pushed {
  readonly digest: string;
  /** Ids that an engine may use for this image: the digest of its configuration or of the manifest. */
  readonly ids: readonly string[];
}

/** Asks the registry; null if it does not have this tag. */
export async function pushed(reference: string): Promise<Pushed | null> {
  // engines use plain HTTP to loopback by default, but this command needs a flag
  const insecure = /^(localhost|127\.[\d.]+)(:|\/)/.test(reference) ? ["--insecure"] : [];
  try {
    return readManifest(await docker(["manifest", "inspect", "--verbose", ...insecure, reference]));
  } catch (error) {
    if (error instanceof Error && /no such manifest|manifest unknown/i.test(error.message)) return null;
    throw error;
  }
}

interface Inspected {
  readonly Descriptor?: { readonly digest?: string };
  readonly SchemaV2Manifest?: { readonly config?: { readonly digest?: string } };
  readonly OCIManifest?: { readonly config?: { readonly digest?: string } };
}

/** Reads what `docker manifest inspect --verbose` prints of one image; throws if it lists several platforms. */
export function readManifest(text: string): Pushed {
  const parsed: Inspected | readonly Inspected[] = JSON.parse(text);
  if (Array.isArray(parsed)) throw new Error("the tag names a multi-platform image, which this command never pushes");
  const { Descriptor, SchemaV2Manifest, OCIManifest } = parsed as Inspected;
  const digest = Descriptor?.digest;
  if (digest === undefined) throw new Error("the registry returned no digest");
  const config = (SchemaV2Manifest ?? OCIManifest)?.config?.digest;
  return { digest, ids: config === undefined ? [digest] : [digest, config] };
}
