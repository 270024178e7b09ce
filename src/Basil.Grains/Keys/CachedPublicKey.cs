// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Grains.Keys;

/// <summary>A public key as callers get it and as signatures are checked with it.</summary>
internal sealed record CachedPublicKey(PublicKeyMaterial Material, string BackendKeyId, SharedVerificationKey Verification);
