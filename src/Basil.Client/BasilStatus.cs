// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>What a broker is.</summary>
/// <param name="Backend">The kind of its first backend, for example <c>aws-kms</c>.</param>
/// <param name="Version">The broker's version.</param>
/// <param name="Protocol">The version of the protocol.</param>
public sealed record BasilStatus(string Backend, string Version, uint Protocol);
