// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Hosting.Configuration;

/// <summary>A configuration file or command line cannot be used; the message is for people and names every problem.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
