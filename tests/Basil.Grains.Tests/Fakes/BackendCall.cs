// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Tests.Fakes;

/// <summary>The calls of the port, for counting and scripting.</summary>
internal enum BackendCall
{
    Describe,
    GetPublicKey,
    Sign,
    Verify,
    Encrypt,
    Decrypt,
    Create,
}
