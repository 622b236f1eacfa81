import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { GraphQLError } from 'graphql';
import { formatError } from '../graphql/format-error.js';

/** What went wrong, for whoever asked: of what is not meant for people an id alone, under which the log has the rest. */
export function faultOf(error: unknown): { readonly code: string; readonly message: string } {
  const { message, extensions } = formatError(error instanceof GraphQLError ? error.toJSON() : { message: '' }, error);
  return { code: String(extensions?.code), message };
}

/** Does what a resource asks for, and tells what went wrong as the protocol tells it of resources. */
export async function answeredOrRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    const { code, message } = faultOf(error);
    const ofTheRequest = code === 'BAD_USER_INPUT' || code === 'NOT_FOUND';
    throw new ProtocolError(
      ofTheRequest ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError,
      `${code}: ${message}`,
    );
  }
}
