// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.Json;
using Basil.Core.Errors;
using Microsoft.Win32.SafeHandles;

namespace Basil.Gateway.Audit;

/// <summary>An append-only file, mode 0600, opened once (open(2) with O_APPEND, so that every write goes to the end whoever else writes).</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class AuditFile : IAuditSink
{
    private const int WriteOnly = 0x1;
    private const int CreateIfAbsent = 0x40;
    private const int Append = 0x400;
    private const int CloseOnExec = 0x80000;
    private const uint OwnerOnly = 0x180;
    private const int TailLength = 64 * 1024;
    private const byte LineFeed = (byte)'\n';

    private readonly SafeFileHandle _file;
    private bool _isLineOpen;

    private AuditFile(SafeFileHandle file, long lastSequence, bool isLineOpen)
    {
        _file = file;
        LastSequence = lastSequence;
        _isLineOpen = isLineOpen;
    }

    public long LastSequence { get; }

    /// <exception cref="StartupException">The file cannot be opened or read.</exception>
    internal static AuditFile Open(string path)
    {
        var descriptor = OpenFile(path, WriteOnly | CreateIfAbsent | Append | CloseOnExec, OwnerOnly);
        if (descriptor < 0)
        {
            var reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
            throw new StartupException($"The audit log {path} cannot be opened: {reason}.", ["Set the configuration key auditLog to a file in a directory that exists and is writable for the gateway."]);
        }

        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            var (sequence, isLineOpen) = ReadEnd(path);
            return new AuditFile(file, sequence, isLineOpen);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw new StartupException($"The audit log {path} cannot be read to find its last sequence number: {e.Message}", []);
        }
    }

    public void Write(ReadOnlySpan<byte> lines)
    {
        if (_isLineOpen)
        {
            RandomAccess.Write(_file, [LineFeed], fileOffset: 0);
        }

        // Until the write is known to be whole, its last line may be torn.
        _isLineOpen = true;
        RandomAccess.Write(_file, lines, fileOffset: 0);
        _isLineOpen = false;
    }

    public void Dispose() => _file.Dispose();

    private static (long Sequence, bool IsLineOpen) ReadEnd(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return (0, false);
        }

        using var reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var tail = new byte[(int)Math.Min(reader.Length, TailLength)];
        reader.Seek(-tail.Length, SeekOrigin.End);
        reader.ReadExactly(tail);
        var isLineOpen = tail[^1] != LineFeed;
        for (var rest = tail.AsSpan(); !rest.IsEmpty;)
        {
            var lineStart = rest.LastIndexOf(LineFeed) + 1;
            if (SequenceOf(rest[lineStart..]) is { } sequence)
            {
                return (sequence, isLineOpen);
            }

            rest = lineStart == 0 ? default : rest[..(lineStart - 1)];
        }

        return (0, isLineOpen);
    }

    private static long? SequenceOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return JsonElement.TryParseValue(ref reader, out var value)
                && value is { ValueKind: JsonValueKind.Object } record
                && record.TryGetProperty("seq"u8, out var sequence)
                && sequence.TryGetInt64(out var number)
                ? number
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A line that a crash tore; the one before it counts.
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags, uint mode);
}
