// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;

namespace Basil.DevKms.CommandLine;

/// <summary>What the command line asks for: help, an endpoint with these options, or nothing because of a usage error.</summary>
internal sealed record DevKmsCommand(DevKmsOptions Options, bool ExitWithParent = false, bool Help = false, string? Error = null)
{
    public const string Usage = """
        basil-dev-kms: a local KMS endpoint for development and tests. It is not AWS.

        Usage: basil-dev-kms [options]

          --port N         port on 127.0.0.1 (default 4599; 0 takes a free one)
          --region NAME    the region it plays (default us-east-1)
          --account ID     the account it plays, twelve digits (default 000000000000)
          --state FILE     keep keys and aliases in FILE (mode 0600, private keys in the clear)
          --latency-ms N   every answer takes at least N milliseconds (default 0)
          --no-quotas      no request quotas
          --no-sigv4       do not check request signatures
          --exit-with-parent
                           end when standard input ends
          --help           show this

        When it serves, it prints `ready URL` on standard output. It stops cleanly on SIGTERM, SIGINT and SIGQUIT.
        """;

    public static DevKmsCommand Parse(IReadOnlyList<string> arguments)
    {
        var options = new DevKmsOptions { Port = DevKmsOptions.DefaultPort };
        var exitWithParent = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            switch (name)
            {
                case "--help" or "-h" when value is null:
                    return new DevKmsCommand(options, Help: true);
                case "--no-quotas" when value is null:
                    options = options with { Quotas = options.Quotas with { Enabled = false } };
                    continue;
                case "--exit-with-parent" when value is null:
                    exitWithParent = true;
                    continue;
                case "--no-sigv4" when value is null:
                    options = options with { VerifySignatures = false };
                    continue;
                case "--port" or "--region" or "--account" or "--state" or "--latency-ms":
                    break;
                default:
                    return Wrong(options, $"unknown argument '{arguments[i]}'");
            }

            value ??= i + 1 < arguments.Count ? arguments[++i] : null;
            if (string.IsNullOrEmpty(value))
            {
                return Wrong(options, $"{name} needs a value");
            }

            if (name is "--port" or "--latency-ms" && !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return Wrong(options, $"{name} needs a whole number, not '{value}'");
            }

            options = name switch
            {
                "--port" => options with { Port = Number(value) },
                "--latency-ms" => options with { LatencyMs = Number(value) },
                "--region" => options with { Region = value },
                "--account" => options with { Account = value },
                _ => options with { StateFile = value },
            };
        }

        try
        {
            options.Validate();
            return new DevKmsCommand(options, exitWithParent);
        }
        catch (ArgumentException exception)
        {
            return Wrong(options, exception.Message);
        }
    }

    private static DevKmsCommand Wrong(DevKmsOptions options, string error) => new(options, Error: error);

    private static int Number(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }
}
