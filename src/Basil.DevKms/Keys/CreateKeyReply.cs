// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

/// <summary>The reply of CreateKey and of DescribeKey.</summary>
internal sealed class CreateKeyReply
{
    public required KeyMetadata KeyMetadata { get; init; }
}
