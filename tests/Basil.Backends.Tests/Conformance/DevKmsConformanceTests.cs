// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.Tests.Conformance;

/// <summary>The AWS KMS backend on DevKms.</summary>
public sealed class DevKmsConformanceTests(DevKmsHost host) : KeyBackendConformance(host), IClassFixture<DevKmsHost>;
