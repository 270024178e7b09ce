// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Basil.Hosting.Configuration;

/// <summary>Logs go to standard error, one line each: standard output belongs to what a script may read.</summary>
internal static class LoggingExtensions
{
    /// <exception cref="ConfigurationException"><c>logLevel</c> is no level.</exception>
    internal static void AddBasilLogging(this IHostApplicationBuilder builder)
    {
        var text = builder.Configuration["logLevel"] ?? nameof(LogLevel.Information);
        if (!Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) || !Enum.IsDefined(level))
        {
            throw new ConfigurationException($"`logLevel` is `{text}`; known are {string.Join(", ", Enum.GetNames<LogLevel>())}");
        }

        builder.Logging.SetMinimumLevel(level);

        // The platform's own lifecycle chatter is for those who look for it.
        var platform = level >= LogLevel.Information ? LogLevel.Warning : level;
        builder.Logging.AddFilter("Microsoft", platform).AddFilter("Orleans", platform).AddFilter("Grpc", platform).AddFilter("System", platform).AddFilter("Polly", platform);

        // Why a process did not start is printed by the program itself, in words and without a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        // It logs every body that cannot be decoded, with a stack trace, which anybody who may open the socket could fill a disk with. What a
        // bug throws is logged by the gateway's own pipeline.
        builder.Logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None);
        if (level >= LogLevel.Information)
        {
            // Advises server GC at every start; workstation GC is chosen on purpose (Directory.Build.props).
            builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        }

        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
