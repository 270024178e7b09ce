// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Caller">For whom.</param>
/// <param name="Message">The whole message, unhashed.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.sign")]
public sealed record SignCall([property: Id(0)] KeyCaller Caller, [property: Id(1)] byte[] Message) : IKeyCall;
