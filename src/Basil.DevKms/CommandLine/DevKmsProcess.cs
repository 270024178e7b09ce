// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Basil.DevKms.CommandLine;

/// <summary>Runs an endpoint until SIGINT, SIGTERM or SIGQUIT, or until standard input ends when asked to.</summary>
internal static class DevKmsProcess
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int UsageError = 2;

    /// <returns>The exit code: 0 after an orderly end, 1 when it could not run, 2 for a usage error.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, TextWriter errors)
    {
        var command = DevKmsCommand.Parse(arguments);
        if (command.Error is not null)
        {
            await errors.WriteLineAsync($"basil-dev-kms: {command.Error}\nTry 'basil-dev-kms --help'.");
            return UsageError;
        }

        if (command.Help)
        {
            await output.WriteLineAsync(DevKmsCommand.Usage);
            return Done;
        }

        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop);
        using var loggers = LoggerFactory.Create(logging => logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        try
        {
            await using var server = await DevKmsServer.StartAsync(command.Options, loggers);
            await output.WriteLineAsync(Greeting(server));
            await output.FlushAsync();
            await (command.ExitWithParent ? Task.WhenAny(stop.Task, EndOfAsync(input)) : stop.Task);
            return Done;
        }
        catch (IOException exception)
        {
            await errors.WriteLineAsync($"basil-dev-kms: {exception.Message}");
            return Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }

    // Console input blocks whoever reads it, so a thread of the pool does the waiting; it ends with the process.
    private static async Task EndOfAsync(TextReader input)
    {
        var ignored = new char[1024];
        await Task.Run(() =>
        {
            while (input.Read(ignored) > 0)
            {
            }
        });
    }

    private static string Greeting(DevKmsServer server)
    {
        var endpoint = server.Endpoint.ToString().TrimEnd('/');
        var options = server.Options;
        var credential = options.Credentials[0];
        var kept = options.StateFile is { } file ? $"kept in {file}, in the clear" : "in memory, gone when it ends";
        return $"""
            DevKms: a local stand-in for AWS KMS, for development and tests. It is NOT AWS.
            account {options.Account}, region {options.Region}; {server.Store.State.Keys.Count} keys, {kept}

            export AWS_ENDPOINT_URL_KMS={endpoint}
            export AWS_ACCESS_KEY_ID={credential.AccessKeyId}
            export AWS_SECRET_ACCESS_KEY={credential.SecretAccessKey}
            export AWS_REGION={options.Region} AWS_DEFAULT_REGION={options.Region}

            ready {endpoint}
            """;
    }
}
