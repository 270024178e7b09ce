// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.Tests.Conformance;

/// <summary>A running KMS endpoint that backends are judged against.</summary>
public interface IKmsHost : IAsyncLifetime
{
    Uri Endpoint { get; }
}
