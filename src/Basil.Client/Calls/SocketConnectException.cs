// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client.Calls;

/// <summary>Connecting failed; the message says why in words for people.</summary>
internal sealed class SocketConnectException(string message, Exception innerException) : IOException(message, innerException);
