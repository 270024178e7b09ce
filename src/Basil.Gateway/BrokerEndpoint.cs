// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway;

/// <summary>Where callers reach this gateway.</summary>
/// <param name="Path">The absolute path of the Unix socket.</param>
internal sealed record BrokerEndpoint(string Path);
