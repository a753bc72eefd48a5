import * as library from 'neo4j-driver-bolt-connection';

/** The driver's own codec, which it exports without types. */
interface Codec {
  readonly channel: { readonly alloc: (size: number) => Bytes };
  readonly packstream: {
    readonly v2: {
      readonly Packer: new (bytes: Bytes) => Packer;
      readonly Unpacker: new (numbers: boolean) => { readonly unpack: (bytes: Bytes) => unknown };
    };
  };
}
interface Bytes {
  position: number;
  readonly writeUInt8: (value: number) => void;
  readonly readUInt8: () => number;
  readonly reset: () => void;
}
interface Packer {
  readonly packable: (value: unknown) => () => void;
  readonly packStruct: (signature: number, fields: readonly (() => void)[]) => void;
}
const { channel, packstream } = library as unknown as Codec;

/** Messages by their first byte. */
export const TAG = Object.freeze({
  GOODBYE: 0x02,
  RESET: 0x0f,
  RUN: 0x10,
  BEGIN: 0x11,
  COMMIT: 0x12,
  ROLLBACK: 0x13,
  ROUTE: 0x66,
  SUCCESS: 0x70,
  RECORD: 0x71,
  IGNORED: 0x7e,
  FAILURE: 0x7f,
});

/** The first bytes of a client, and the versions of the protocol that members speak: 5.4 down to 5.0. */
export const GREETING = Buffer.from([0x60, 0x60, 0xb0, 0x17, 0, 4, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/** One message, with the bytes that came over the connection. */
export interface Message {
  readonly tag: number;
  readonly raw: Buffer;
  /** Decodes its fields. */
  readonly fields: () => readonly unknown[];
}

/** The largest reply that is packed here. */
const REPLY_BYTES = 8_192;

/** A message as it is sent. */
export function pack(tag: number, fields: readonly unknown[]): Buffer {
  const bytes = channel.alloc(REPLY_BYTES);
  const packer = new packstream.v2.Packer(bytes);
  packer.packStruct(
    tag,
    fields.map((field) => packer.packable(field)),
  );
  const size = bytes.position;
  const framed = Buffer.alloc(size + 4);
  framed.writeUInt16BE(size);
  bytes.reset();
  for (let at = 0; at < size; at++) framed[at + 2] = bytes.readUInt8();
  return framed;
}

function unpack(body: Buffer): readonly unknown[] {
  const bytes = channel.alloc(body.length);
  for (const byte of body) bytes.writeUInt8(byte);
  bytes.reset();
  return (new packstream.v2.Unpacker(true).unpack(bytes) as { fields: readonly unknown[] }).fields;
}

/** Splits what comes over a connection into messages. */
export class Messages {
  #left: Buffer = Buffer.alloc(0);

  *take(data: Buffer): Generator<Message> {
    this.#left = Buffer.concat([this.#left, data]);
    for (;;) {
      const chunks: Buffer[] = [];
      let at = 0;
      for (;;) {
        if (this.#left.length < at + 2) return;
        const size = this.#left.readUInt16BE(at);
        if (this.#left.length < at + 2 + size) return;
        chunks.push(this.#left.subarray(at + 2, at + 2 + size));
        at += 2 + size;
        // An empty chunk ends a message; one without a message keeps the connection alive.
        if (size === 0) break;
      }
      const raw = this.#left.subarray(0, at);
      this.#left = this.#left.subarray(at);
      const body = Buffer.concat(chunks);
      if (body.length > 0) yield { tag: body.readUInt8(1), raw, fields: () => unpack(body) };
    }
  }
}
