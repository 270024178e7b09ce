// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>A signature and the key that really made it.</summary>
/// <param name="Signature">Fixed width: 64 bytes for Ed25519, r||s of 64, 96 or 132 bytes for ECDSA.</param>
/// <param name="BackendKeyId">The identity that the backend's answer names; for KMS the key ARN.</param>
internal sealed record BackendSignature(byte[] Signature, string BackendKeyId);
