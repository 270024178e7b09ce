// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;

namespace Basil.Repository.Tests;

/// <summary>Laws of size and shape: a reader holds a file in the head, and guesses its name from what it does.</summary>
public sealed partial class SourceLawTests
{
    private const int LongestFile = 500;
    private const int MedianFile = 80;
    private const int NinthDecile = 250;

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        Assert.Empty(SourceFile.All.Where(file => file.Lines > LongestFile).Select(file => $"{file.Name}: {file.Lines} lines"));

    [Fact]
    public void Most_files_are_short()
    {
        var sizes = SourceFile.All.Select(file => file.Lines).Order().ToArray();

        Assert.InRange(sizes[sizes.Length / 2], 1, MedianFile);
        Assert.InRange(sizes[sizes.Length * 9 / 10], 1, NinthDecile);
    }

    [Fact]
    public void A_file_holds_one_top_level_type() =>
        Assert.Empty(SourceFile.All.Where(file => file.Types.Count > 1).Select(file => $"{file.Name}: {string.Join("; ", file.Types)}"));

    [Fact]
    public void Classes_are_sealed_unless_something_derives_from_them()
    {
        var classes = SourceFile.All
            .SelectMany(file => file.Types)
            .Where(type => Regex.IsMatch(type, @"\b(class|record)\b") && !Regex.IsMatch(type, @"\b(static|struct)\b"))
            .ToArray();

        var open = classes.Count(type => !type.Contains("sealed ", StringComparison.Ordinal));

        Assert.True(open <= classes.Length * 15 / 100, $"{open} of {classes.Length} classes are not sealed");
    }

    [Fact]
    public void Types_are_internal_outside_the_client_library_and_the_grain_contracts()
    {
        var types = SourceFile.All
            .Where(file => !file.Name.StartsWith("src/Basil.Client/", StringComparison.Ordinal) && !file.Name.Contains("/Contracts/", StringComparison.Ordinal))
            .SelectMany(file => file.Types)
            .ToArray();

        var open = types.Count(type => type.StartsWith("public ", StringComparison.Ordinal));

        Assert.True(open <= types.Length * 15 / 100, $"{open} of {types.Length} types are public");
    }

    [Fact]
    public void Event_ids_are_unique()
    {
        var ids = SourceFile.All
            .SelectMany(file => EventId().Matches(file.Text).Select(match => (Id: match.Groups[1].Value, file.Name)))
            .ToArray();

        Assert.NotEmpty(ids);
        Assert.Empty(ids.GroupBy(id => id.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(id => id.Name))}"));
    }

    [Fact]
    public void No_promise_is_left_as_a_note() =>
        Assert.Empty(SourceFile.All.Where(file => Note().IsMatch(file.Text)).Select(file => file.Name));

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?(\d+)", RegexOptions.Singleline)]
    private static partial Regex EventId();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Note();
}
