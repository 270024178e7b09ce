// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;

namespace Basil.Backends.AwsKms;

/// <summary>A catalog key in KMS's terms.</summary>
internal sealed record AwsKmsKey(AwsKmsKeySpec Spec, KeyReference Reference);
