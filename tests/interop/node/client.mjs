// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

// A client that knows the broker only by its .proto files. Arguments: socket path, folder of the .proto files. Prints one JSON object.

import { promisify } from 'node:util';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const [socket, protos] = process.argv.slice(2);
const definition = loader.loadSync('basil/broker/v1/broker.proto', { includeDirs: [protos], keepCase: true, longs: Number, defaults: true });
const broker = grpc.loadPackageDefinition(definition).basil.broker.v1;

const connect = (service) =>
  new broker[service](`unix://${socket}`, grpc.credentials.createInsecure(), { 'grpc.default_authority': 'localhost' });

const deadline = () => ({ deadline: Date.now() + 15_000 });
const call = (client, method, request) => promisify(client[method].bind(client, request, new grpc.Metadata(), deadline()))();

const signing = connect('SigningService');
const aead = connect('AeadService');
const secrets = connect('SecretService');
const admin = connect('AdminService');

const status = await call(admin, 'Status', {});

const names = [];
for await (const entry of secrets.ListCatalog({}, new grpc.Metadata(), deadline())) {
  names.push(entry.name);
}

const message = Buffer.from('signed by a client in another language');
const { signature } = await call(signing, 'Sign', { key_id: 'test.ed25519', message });
const { valid } = await call(signing, 'Verify', { key_id: 'test.ed25519', message, signature });
const tampered = Buffer.from(message);
tampered[0] ^= 1;
const { valid: tamperedValid } = await call(signing, 'Verify', { key_id: 'test.ed25519', message: tampered, signature });

const aad = Buffer.from('context');
const { envelope } = await call(aead, 'Encrypt', {
  key_id: 'test.aead', algorithm: 'AEAD_ALGORITHM_AES_256_GCM', plaintext: Buffer.from('attack at dawn'), aad,
});
const { plaintext } = await call(aead, 'Decrypt', { key_id: 'test.aead', envelope, aad });

let denied;
try {
  await call(signing, 'Sign', { key_id: 'test.denied', message });
} catch (error) {
  denied = error;
}

console.log(JSON.stringify({
  backend: status.backend,
  names,
  signatureLength: signature.length,
  valid,
  tamperedValid,
  plaintext: plaintext.toString(),
  deniedCode: denied?.code,
  deniedHasDetails: (denied?.metadata.get('grpc-status-details-bin')[0]?.includes('UNAUTHORIZED')) ?? false,
}));

for (const client of [signing, aead, secrets, admin]) {
  client.close();
}
