// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Core.Backends;

/// <summary>A public key and the backend's identity of the key it belongs to.</summary>
internal sealed record BackendPublicKey(PublicKeyMaterial Material, string BackendKeyId);
