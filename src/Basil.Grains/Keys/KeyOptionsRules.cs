// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Options;

namespace Basil.Grains.Keys;

/// <summary>Checks <see cref="KeyOptions"/> at start, all errors at once.</summary>
internal sealed class KeyOptionsRules : IValidateOptions<KeyOptions>
{
    private const int LongestTtlSeconds = 3600;

    public ValidateOptionsResult Validate(string? name, KeyOptions options)
    {
        var failures = new List<string>();
        if (options.StateTtlSeconds is < 1 or > LongestTtlSeconds)
        {
            failures.Add($"`keys:stateTtlSeconds` is {options.StateTtlSeconds}; it must be 1 to {LongestTtlSeconds}");
        }

        if (!Enum.IsDefined(options.Verify))
        {
            failures.Add("`keys:verify` must be `local` or `backend`");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
