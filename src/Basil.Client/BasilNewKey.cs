// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A key that was made.</summary>
/// <param name="KeyId">Its id, which the backend may have chosen.</param>
/// <param name="PublicKey">Its public half, encoded as <see cref="BasilPublicKey.PublicKey"/>.</param>
public sealed record BasilNewKey(string KeyId, ReadOnlyMemory<byte> PublicKey);
