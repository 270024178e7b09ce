// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Basil.DevKms.Control;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ControlError))]
[JsonSerializable(typeof(ControlSettings))]
[JsonSerializable(typeof(FaultStatus))]
[JsonSerializable(typeof(FaultStatus[]))]
[JsonSerializable(typeof(PrincipalDocument[]))]
[JsonSerializable(typeof(Faults.FaultRule))]
[JsonSerializable(typeof(IReadOnlyList<Calls.CallRecord>))]
[JsonSerializable(typeof(SortedDictionary<string, Calls.CallCounts>))]
internal sealed partial class ControlJson : JsonSerializerContext;
