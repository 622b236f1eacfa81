import type { PipeTransform } from '@nestjs/common';

/**
 * A pipe of a function that reads a part of an address. What it throws, BAD_USER_INPUT or NOT_FOUND, is answered before
 * the handler is called.
 *
 * @example download(\@Param('file', readBy(exportFile)) file: ExportFile)
 */
export function readBy<Written, Meaning>(read: (written: Written) => Meaning): PipeTransform<Written, Meaning> {
  return { transform: (written) => read(written) };
}
