// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text;
using Basil.Core.Errors;
using Basil.Gateway.Audit;
using Basil.Gateway.Sockets;
using Microsoft.Extensions.Configuration;

namespace Basil.Gateway;

/// <summary>The gateway's settings, read from the flat keys of the configuration.</summary>
internal sealed record GatewayOptions(SocketOptions Socket, AuditOptions Audit, GatewayLimits Limits)
{
    private const int MaxSeconds = 3600;
    private const int MaxConnections = 1_000_000;

    /// <exception cref="StartupException">Settings are wrong; all that are wrong are listed.</exception>
    internal static GatewayOptions Read(IConfiguration configuration)
    {
        var reader = new Reader(configuration);
        var options = new GatewayOptions(ReadSocket(reader), ReadAudit(reader), ReadLimits(reader));
        return reader.Problems.Count == 0
            ? options
            : throw new StartupException("The gateway's configuration has errors:", reader.Problems);
    }

    private static SocketOptions ReadSocket(Reader reader)
    {
        var defaults = new SocketOptions();
        var path = Path.GetFullPath(reader.Text("socket") ?? defaults.Path);
        var bytes = Encoding.UTF8.GetByteCount(path);
        if (bytes > SocketOptions.MaxPathBytes)
        {
            reader.Problems.Add($"socket: {path} has {bytes} bytes; the path of a Unix socket has at most {SocketOptions.MaxPathBytes}");
        }

        return new SocketOptions { Path = path, Mode = reader.Mode("socketMode", defaults.Mode), Group = reader.Text("socketGroup") };
    }

    private static AuditOptions ReadAudit(Reader reader)
    {
        var defaults = new AuditOptions();

        // An empty value is the way to say none, so it is not the same as an absent one.
        var path = reader.TextOrEmpty("auditLog") ?? defaults.Path;
        var isRequired = reader.Flag("auditRequired", path.Length > 0 && defaults.IsRequired);
        if (isRequired && path.Length == 0)
        {
            reader.Problems.Add("auditRequired: is true although auditLog is empty");
        }

        return new AuditOptions { Path = path, IsRequired = isRequired };
    }

    private static GatewayLimits ReadLimits(Reader reader)
    {
        var defaults = new GatewayLimits();
        return new GatewayLimits
        {
            MaxPayloadBytes = reader.Number("maxPayloadBytes", defaults.MaxPayloadBytes, GatewayLimits.MaxMessageBytes),
            MaxEncryptBytes = reader.Number("maxEncryptBytes", defaults.MaxEncryptBytes, GatewayLimits.MaxMessageBytes),
            RequestTimeout = reader.Seconds("requestTimeoutSeconds", defaults.RequestTimeout),
            MaxConnections = reader.Number("maxConnections", defaults.MaxConnections, MaxConnections),
            DrainTimeout = reader.Seconds("drainTimeoutSeconds", defaults.DrainTimeout),
        };
    }

    private sealed class Reader(IConfiguration configuration)
    {
        internal List<string> Problems { get; } = [];

        internal string? TextOrEmpty(string key) => configuration[key]?.Trim();

        internal string? Text(string key) => TextOrEmpty(key) is { Length: > 0 } text ? text : null;

        internal int Number(string key, int fallback, int max)
        {
            if (Text(key) is not { } text)
            {
                return fallback;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max)
            {
                return number;
            }

            Problems.Add($"{key}: {text} is not a whole number from 1 to {max}");
            return fallback;
        }

        internal TimeSpan Seconds(string key, TimeSpan fallback) => TimeSpan.FromSeconds(Number(key, (int)fallback.TotalSeconds, MaxSeconds));

        internal bool Flag(string key, bool fallback)
        {
            if (Text(key) is not { } text)
            {
                return fallback;
            }

            if (bool.TryParse(text, out var flag))
            {
                return flag;
            }

            Problems.Add($"{key}: {text} is neither true nor false");
            return fallback;
        }

        internal UnixFileMode Mode(string key, UnixFileMode fallback)
        {
            if (Text(key) is not { } text)
            {
                return fallback;
            }

            var digits = text.TrimStart('0').PadLeft(1, '0');
            if (digits.Length <= 3 && digits.All(digit => digit is >= '0' and <= '7'))
            {
                return (UnixFileMode)Convert.ToInt32(digits, 8);
            }

            Problems.Add($"{key}: {text} is not an octal mode from 0000 to 0777");
            return fallback;
        }
    }
}
