// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.LoadGenerator;

var seconds = new Option<int>("--seconds") { Description = "Length of one measured round, in seconds.", DefaultValueFactory = _ => 10 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each side, taken in turn; medians are quoted.", DefaultValueFactory = _ => 3 };
var latency = new Option<int>("--latency-ms") { Description = "How long DevKms takes for each answer.", DefaultValueFactory = _ => 10 };
var rates = new Option<int[]>("--rate") { Description = "Calls offered each second; may be given several times.", DefaultValueFactory = _ => [100, 1000] };
var output = new Option<FileInfo?>("--out") { Description = "Where the table goes, as Markdown; standard output when absent." };

var sign = new Command("sign", "Sign through the socket beside the bare AWS SDK, open loop.") { seconds, rounds, latency, rates, output };
sign.SetAction((result, token) => SignBenchmark.RunAsync(
    result.GetValue(seconds), result.GetValue(rounds), result.GetValue(latency), result.GetValue(rates)!, result.GetValue(output), token));

var verify = new Command("verify", "Local P-256 verify through the socket beside ECDsa.VerifyHash, closed loop.") { seconds, rounds, output };
verify.SetAction((result, token) => VerifyBenchmark.RunAsync(result.GetValue(seconds), result.GetValue(rounds), result.GetValue(output), token));

return await new RootCommand("Measures Basil.Cluster. Run it from a Release build.") { sign, verify }.Parse(args).InvokeAsync();
