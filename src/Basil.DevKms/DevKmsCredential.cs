// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms;

/// <summary>An access key that DevKms takes. It guards nothing: it is there so that clients sign their requests as they do for AWS.</summary>
internal sealed record DevKmsCredential(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>The pair that every DevKms knows unless told otherwise.</summary>
    public static readonly DevKmsCredential Development = new("AKIDBASILDEVKMSLOCAL", "basil-dev-kms-well-known-not-a-secret");

    public override string ToString() => AccessKeyId;
}
