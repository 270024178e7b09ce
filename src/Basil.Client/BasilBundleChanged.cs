// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A trust domain publishes other keys than before.</summary>
/// <param name="At">When, by the broker's clock, if it told.</param>
/// <param name="TrustDomain">The SPIFFE trust domain.</param>
public sealed record BasilBundleChanged(DateTimeOffset? At, string TrustDomain) : BasilEvent(At);
