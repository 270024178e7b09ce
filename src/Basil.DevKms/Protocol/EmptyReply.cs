// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Protocol;

/// <summary>The reply of the operations that KMS answers with status 200 and no body at all.</summary>
internal sealed class EmptyReply
{
    public static readonly EmptyReply Instance = new();

    private EmptyReply()
    {
    }
}
