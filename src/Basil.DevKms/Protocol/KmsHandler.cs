// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Protocol;

/// <summary>Serves one operation: takes the raw JSON body, gives the reply.</summary>
internal delegate KmsReply KmsHandler(ReadOnlySpan<byte> body, CallContext call);
