// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.Tests.Conformance;

/// <summary>
/// The AWS KMS backend on moto, where moto does as AWS does. It does not know Ed25519, does not name keys by ARN in GetPublicKey, hashes digests
/// again, and lets disabled keys work, so the stricter half of the suite is DevKms's.
/// </summary>
public sealed class MotoConformanceTests(MotoHost host) : KeyBackendBasics(host), IClassFixture<MotoHost>;
