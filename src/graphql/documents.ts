import { Injectable } from '@nestjs/common';
import type { DocumentNode } from 'graphql';
import { byteCache, documentBytes } from '../common/caches.js';

/**
 * Parsed and validated documents by the hash of their text, as Apollo asks for them. Apollo would keep each that is
 * valid, before its cost is known and its variables are; here only what is about to be executed is kept, so that a
 * refused request leaves nothing behind.
 */
@Injectable()
export class Documents {
  private readonly held = byteCache<DocumentNode>('documents');

  /** Apollo puts a name of the schema before the hash. */
  async get(key: string): Promise<DocumentNode | undefined> {
    return this.held.find(this, hashIn(key));
  }

  /** Apollo's own moment to keep a document, which is too early. */
  async set(): Promise<void> {}

  async delete(key: string): Promise<void> {
    this.held.delete(this, hashIn(key));
  }

  /** Keeps a document that is about to be executed. */
  keep(hash: string, text: string, document: DocumentNode): void {
    if (!this.held.find(this, hash)) this.held.keep(this, hash, document, documentBytes(text.length));
  }
}

function hashIn(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1);
}
