/** Whether an error is the operating system's, from opening or reading a file. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  // Not instanceof: an error from another realm (a test's, a worker's) is no instance of this one's Error.
  return typeof error === 'object' && error !== null && 'syscall' in error;
}
