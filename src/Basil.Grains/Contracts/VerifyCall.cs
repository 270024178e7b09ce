// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Caller">For whom.</param>
/// <param name="Message">The whole message, unhashed.</param>
/// <param name="Signature">Fixed width: 64 bytes for Ed25519 and P-256, 96 for P-384, 132 for P-521.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.verify")]
public sealed record VerifyCall(
    [property: Id(0)] KeyCaller Caller,
    [property: Id(1)] byte[] Message,
    [property: Id(2)] byte[] Signature) : IKeyCall;
