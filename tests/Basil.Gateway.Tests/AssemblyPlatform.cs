// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("linux")]
