// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.IO.Pipelines;
using Basil.Gateway.Sockets;
using Basil.Gateway.Tests.Fixtures;
using CsCheck;

namespace Basil.Gateway.Tests.Sockets;

public sealed class AuthorityInputTests
{
    private static readonly byte[] Placeholder = Http2.Call("/s/m", Http2.Literal(0x41, Http2.PlaceholderHuffman, isHuffman: true));
    private static readonly byte[] Replaced = Http2.Call("/s/m", Http2.Literal(0x41, Http2.ReplacementHuffman, isHuffman: true));

    private static readonly Gen<(byte[] Sent, byte[] Expected)> Frames = Gen.OneOf(
        Gen.Byte.Array[0, 300].Select(data => Same(Http2.Frame(Http2.Data, 0, 1, data))),
        Gen.Const(Same(Http2.Frame(Http2.Data, 0, 1, Placeholder))),
        Gen.Const(Same(Http2.Frame(Http2.Settings, 0, 0, []))),
        Gen.Const(Same(Http2.Frame(Http2.Headers, Http2.EndHeaders, 3, Http2.Call("/s/m", Http2.Literal(0x41, "localhost"u8))))),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 40]).Select(shape => Both(block => Headers(block, shape.Item1, shape.Item2, shape.Item3))),
        Gen.Int[1, 6].SelectMany(parts => Gen.Int[0, Placeholder.Length].Array[parts]).Select(cuts => Both(block => Split(block, cuts))));

    [Fact]
    public void Any_chunking_of_any_frames_gives_the_same_output() =>
        Gen.Select(Frames.Array[0, 8], Gen.Int[1, 400].Array[1, 20], Gen.Int[1, 5000].Array[1, 5]).Sample(
            (frames, chunks, bites) =>
            {
                byte[] sent = [.. Http2.Preface, .. frames.SelectMany(frame => frame.Sent)];
                byte[] expected = [.. Http2.Preface, .. frames.SelectMany(frame => frame.Expected)];
                return Pass(sent, chunks, bites).AsSpan().SequenceEqual(expected);
            },
            iter: 2000);

    [Fact]
    public void A_call_split_at_every_octet_is_rewritten()
    {
        byte[] sent = [.. Http2.Preface, .. Http2.EmptyCall(1, Placeholder)];
        byte[] expected = [.. Http2.Preface, .. Http2.EmptyCall(1, Replaced)];

        for (var cut = 1; cut < sent.Length; cut++)
        {
            Assert.Equal(expected, Pass(sent, [cut, sent.Length], [int.MaxValue]));
        }

        Assert.Equal(expected, Pass(sent, [1], [int.MaxValue]));
        Assert.Equal(expected, Pass(sent, [1], [1]));
    }

    [Fact]
    public void A_literal_that_straddles_headers_and_continuation_is_rewritten()
    {
        var middle = Placeholder.AsSpan().IndexOf(Http2.PlaceholderHuffman) + 4;
        byte[] sent = [.. Http2.Preface, .. Split(Placeholder, [middle, middle + 2])];

        Assert.Equal([.. Http2.Preface, .. Split(Replaced, [middle, middle + 2])], Pass(sent, [7], [int.MaxValue]));
    }

    [Fact]
    public void What_breaks_the_framing_is_passed_on_untouched_with_all_that_follows()
    {
        var call = Http2.Frame(Http2.Headers, Http2.EndHeaders, 5, Placeholder);
        byte[][] broken =
        [
            Http2.Frame(Http2.Headers, Http2.EndHeaders, 1, new byte[AuthorityRewriter.MaxFrameLength + 1]),
            Http2.Frame(Http2.Headers, Http2.EndHeaders | Http2.Padded, 1, [200, 1, 2]),
            Http2.Frame(Http2.Headers, Http2.EndHeaders | Http2.Padded, 1, []),
            Http2.Frame(Http2.Headers, Http2.EndHeaders | Http2.Priority, 1, [1, 2]),
            [.. Http2.Frame(Http2.Headers, 0, 1, [0x83]), .. Http2.Frame(Http2.Data, 0, 1, [])],
            [.. Http2.Frame(Http2.Headers, 0, 1, [0x83]), .. Http2.Frame(Http2.Continuation, Http2.EndHeaders, 3, [])],
            [.. Http2.Frame(Http2.Headers, 0, 1, []), .. Enumerable.Range(0, 40).SelectMany(_ => Http2.Frame(Http2.Continuation, 0, 1, []))],
            [.. Http2.Frame(Http2.Headers, 0, 1, []), .. Enumerable.Range(0, 6).SelectMany(_ => Http2.Frame(Http2.Continuation, 0, 1, new byte[16_000]))],
        ];

        foreach (var octets in broken)
        {
            byte[] sent = [.. Http2.Preface, .. octets, .. call];
            Assert.Equal(sent, Pass(sent, [1000], [int.MaxValue]));
        }
    }

    [Fact]
    public void Garbage_and_a_truncated_preface_are_passed_on()
    {
        byte[] http1 = [.. "GET / HTTP/1.1\r\nHost: [::]:50051\r\n\r\n"u8];

        Assert.Equal(http1, Pass(http1, [3], [int.MaxValue]));
        Assert.Equal(Http2.Preface[..10], Pass(Http2.Preface[..10], [4], [int.MaxValue]));
        Assert.Empty(Pass([], [1], [1]));
    }

    private static (byte[] Sent, byte[] Expected) Same(byte[] frame) => (frame, frame);

    private static (byte[] Sent, byte[] Expected) Both(Func<byte[], byte[]> build) => (build(Placeholder), build(Replaced));

    private static byte[] Headers(byte[] block, bool isPadded, bool hasPriority, int padding)
    {
        var flags = Http2.EndHeaders | (isPadded ? Http2.Padded : 0) | (hasPriority ? Http2.Priority : 0);
        byte[] payload =
        [
            .. isPadded ? [(byte)padding] : Array.Empty<byte>(),
            .. hasPriority ? new byte[5] : [],
            .. block,
            .. isPadded ? new byte[padding] : [],
        ];
        return Http2.Frame(Http2.Headers, (byte)flags, 7, payload);
    }

    private static byte[] Split(byte[] block, int[] cuts)
    {
        var ordered = cuts.Order().Append(block.Length).ToArray();
        var frames = new List<byte>();
        var start = 0;
        for (var i = 0; i < ordered.Length; i++)
        {
            var flags = i == ordered.Length - 1 ? Http2.EndHeaders : (byte)0;
            frames.AddRange(Http2.Frame(i == 0 ? Http2.Headers : Http2.Continuation, flags, 9, block.AsSpan(start, ordered[i] - start)));
            start = ordered[i];
        }

        return [.. frames];
    }

    /// <summary>Sends octets in chunks and reads them through, consuming at most a bite at a time.</summary>
    private static byte[] Pass(byte[] sent, int[] chunks, int[] bites) => PassAsync(sent, chunks, bites).GetAwaiter().GetResult();

    private static async Task<byte[]> PassAsync(byte[] sent, int[] chunks, int[] bites)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: 64, useSynchronizationContext: false));
        var input = new AuthorityInput(pipe.Reader);
        var output = new List<byte>();
        var reading = ReadAsync(input, bites, output);
        for (int at = 0, i = 0; at < sent.Length; i++)
        {
            var length = Math.Min(chunks[i % chunks.Length], sent.Length - at);
            await pipe.Writer.WriteAsync(sent.AsMemory(at, length));
            at += length;
        }

        await pipe.Writer.CompleteAsync();
        await reading.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        return [.. output];
    }

    private static async Task ReadAsync(PipeReader input, int[] bites, List<byte> output)
    {
        for (var i = 0; ; i++)
        {
            var read = await input.ReadAsync();
            var bite = Math.Min(bites[i % bites.Length], read.Buffer.Length);
            var taken = read.Buffer.Slice(0, bite);
            foreach (var segment in taken)
            {
                output.AddRange(segment.Span);
            }

            input.AdvanceTo(taken.End, i % 3 == 0 ? read.Buffer.End : taken.End);
            if (read.IsCompleted && bite == read.Buffer.Length)
            {
                return;
            }
        }
    }
}
