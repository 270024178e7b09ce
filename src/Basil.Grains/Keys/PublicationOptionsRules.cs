// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Jwt;
using Microsoft.Extensions.Options;

namespace Basil.Grains.Keys;

/// <summary>Checks <see cref="PublicationOptions"/> at start, all errors at once.</summary>
internal sealed class PublicationOptionsRules : IValidateOptions<PublicationOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicationOptions options)
    {
        PublishedKeys.Parse(options.Keys, out var problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
