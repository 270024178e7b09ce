// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>Bytes that a backend returned (a plaintext or a ciphertext) and the key that made them.</summary>
internal sealed record BackendBytes(byte[] Bytes, string BackendKeyId);
