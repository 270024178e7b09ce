// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.Client;

/// <summary>Failures as a person reads them and as a script counts them.</summary>
internal static class Failure
{
    internal static int Report(StandardStreams streams, string command, CommandException failure)
    {
        streams.Say($"{command}: {failure.Message}");
        foreach (var detail in failure.Details)
        {
            streams.Say("  " + detail);
        }

        foreach (var hint in failure.Hints)
        {
            streams.Hint(hint);
        }

        if (failure.ExitCode == ExitCodes.Usage)
        {
            streams.Hint($"`basil {command} --help` shows how");
        }

        return failure.ExitCode;
    }

    /// <summary>What the broker, or its absence, comes to.</summary>
    internal static CommandException Describe(BasilException e, string socketPath)
    {
        var status = StatusName(e.StatusCode);
        var code = e.Kind == BasilErrorKind.Unreachable ? string.Empty : $" [{(e.Reason.Length == 0 ? status : $"{status}/{e.Reason}")}]";
        return new CommandException(e.Message + code, ExitCode(e.Kind), [.. Hints(e, socketPath)]);
    }

    private static int ExitCode(BasilErrorKind kind) => kind switch
    {
        BasilErrorKind.Denied or BasilErrorKind.Unauthenticated => ExitCodes.Denied,
        BasilErrorKind.Unavailable or BasilErrorKind.Unreachable or BasilErrorKind.DeadlineExceeded => ExitCodes.Unavailable,
        _ => ExitCodes.Failed,
    };

    private static IEnumerable<string> Hints(BasilException e, string socketPath)
    {
        switch (e.Kind)
        {
            case BasilErrorKind.Denied:
                yield return "a key that is not in the catalog looks the same as one that is denied";
                yield return $"who may explain policy can ask why: basil explain --live --subject SUBJECT --op {(e.Operation.Length == 0 ? "OP" : e.Operation)} --key KEY";
                break;
            case BasilErrorKind.Unreachable:
                yield return $"is the broker running? `basil agent --config basil.json` serves this host; `basil demo --keep` serves a demo";
                yield return $"the socket is {socketPath}: --socket PATH or BASIL_SOCKET names another";
                break;
            case BasilErrorKind.DeadlineExceeded:
                yield return "--timeout SECONDS waits longer";
                break;
            case BasilErrorKind.Unavailable when e.RetryAfter is { } wait:
                yield return string.Create(CultureInfo.InvariantCulture, $"try again in {wait.TotalSeconds:0.###} s");
                break;
        }
    }

    private static string StatusName(int code) => code switch
    {
        1 => "CANCELLED",
        3 => "INVALID_ARGUMENT",
        4 => "DEADLINE_EXCEEDED",
        5 => "NOT_FOUND",
        6 => "ALREADY_EXISTS",
        7 => "PERMISSION_DENIED",
        8 => "RESOURCE_EXHAUSTED",
        9 => "FAILED_PRECONDITION",
        10 => "ABORTED",
        11 => "OUT_OF_RANGE",
        12 => "UNIMPLEMENTED",
        13 => "INTERNAL",
        14 => "UNAVAILABLE",
        15 => "DATA_LOSS",
        16 => "UNAUTHENTICATED",
        _ => "UNKNOWN",
    };
}
