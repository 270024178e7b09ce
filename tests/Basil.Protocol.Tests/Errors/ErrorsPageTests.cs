// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Basil.Core.Errors;
using Grpc.Core;

namespace Basil.Protocol.Tests.Errors;

public sealed partial class ErrorsPageTests
{
    [Fact]
    public void The_page_names_every_reason_with_its_code_and_nothing_else()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "errors.md"));

        var rows = Row().Matches(page).Select(row => $"{row.Groups["reason"]} {row.Groups["code"]} {row.Groups["number"]}");

        Assert.Equal(Enum.GetValues<ErrorReason>().Select(reason => $"{reason.Token()} {Name(reason.Code())} {(int)reason.Code()}"), rows);
    }

    // gRPC writes its codes in capitals with underscores.
    private static string Name(StatusCode code) => Hump().Replace(code.ToString(), "_").ToUpperInvariant();

    [GeneratedRegex(@"^\| `(?<reason>[A-Z_]+)` \| `(?<code>[A-Z_]+)` \((?<number>\d+)\) \| [^|]{20,} \| [^|]{4,} \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hump();
}
