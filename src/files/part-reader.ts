/** Gets the bytes of one part of an archive, in order; `final` with the last of them. */
export type PartReader = (bytes: Uint8Array, final: boolean) => void;
