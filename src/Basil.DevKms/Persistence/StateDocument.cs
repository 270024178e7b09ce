// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Persistence;

/// <summary>The state file's JSON.</summary>
internal sealed class StateDocument
{
    public const string CurrentFormat = "basil-devkms-state/1";
    public const string CurrentWarning =
        "DEVELOPMENT ONLY. Private keys in the clear, made by a local stand-in for AWS KMS. Never use them for anything real.";

    public string? Warning { get; init; }

    public required string Format { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required KeyDocument[] Keys { get; init; }

    public required AliasDocument[] Aliases { get; init; }
}
