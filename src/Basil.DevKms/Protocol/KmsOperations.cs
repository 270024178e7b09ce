// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;

namespace Basil.DevKms.Protocol;

/// <summary>Operation names, as they stand in <c>X-Amz-Target: TrentService.&lt;Operation&gt;</c>.</summary>
internal static class KmsOperations
{
    public const string TargetPrefix = "TrentService.";

    private static readonly string[] Names = Enum.GetNames<KmsOperation>();

    private static readonly FrozenDictionary<string, KmsOperation> ByTarget =
        Enum.GetValues<KmsOperation>().ToFrozenDictionary(operation => TargetPrefix + operation, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, KmsOperation> ByName =
        Enum.GetValues<KmsOperation>().ToFrozenDictionary(operation => operation.ToString(), StringComparer.Ordinal);

    public static int Count => Names.Length;

    public static string Name(this KmsOperation operation) => Names[(int)operation];

    public static bool TryParseTarget(string target, out KmsOperation operation) => ByTarget.TryGetValue(target, out operation);

    public static bool TryParseName(string name, out KmsOperation operation) => ByName.TryGetValue(name, out operation);
}
