// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Documents;

/// <summary>The stable identifiers of every rule that a catalog or policy can break. Scripts match on them; they are never reused.</summary>
internal static class DocumentRule
{
    // The file and its JSON.
    internal const string UnreadableFile = "unreadable-file";
    internal const string TooLarge = "too-large";
    internal const string ByteOrderMark = "byte-order-mark";
    internal const string NotUtf8 = "not-utf8";
    internal const string MalformedJson = "malformed-json";
    internal const string InvalidText = "invalid-text";
    internal const string DuplicateName = "duplicate-name";
    internal const string UnknownField = "unknown-field";
    internal const string RequiredField = "required-field";
    internal const string WrongType = "wrong-type";
    internal const string UnknownValue = "unknown-value";
    internal const string OutOfRange = "out-of-range";
    internal const string SchemaVersion = "schema-version";
    internal const string TooManyErrors = "too-many-errors";

    // The catalog.
    internal const string NoBackends = "no-backends";
    internal const string BackendName = "backend-name";
    internal const string BackendUnknown = "backend-unknown";
    internal const string NotInThisBuild = "not-in-this-build";
    internal const string EngineNotProvided = "engine-not-provided";
    internal const string KeyTypeNotServed = "key-type-not-served";
    internal const string KeyNameGrammar = "key-name";
    internal const string DescriptionBlank = "description-blank";
    internal const string PathBlank = "path-blank";
    internal const string KeyTypeRequired = "key-type-required";
    internal const string KeyTypeForbidden = "key-type-forbidden";
    internal const string KeyTypeClass = "key-type-class";
    internal const string Kv2KeyType = "kv2-key-type";
    internal const string PkiPath = "pki-path";
    internal const string PkiClass = "pki-class";
    internal const string SvidKeyType = "svid-key-type";
    internal const string GenerateRequired = "generate-required";
    internal const string GenerateForbidden = "generate-forbidden";
    internal const string PublicPathRequired = "public-path-required";
    internal const string PublicPathForbidden = "public-path-forbidden";
    internal const string SealingPinForbidden = "sealing-pin-forbidden";
    internal const string SealingPinEmpty = "sealing-pin-empty";
    internal const string SealingPinParty = "sealing-pin-party";
    internal const string LabelForm = "label-form";
    internal const string LabelValue = "label-value";
    internal const string LabelDuplicate = "label-duplicate";
    internal const string CapabilityGap = "capability-gap";

    // The policy.
    internal const string SubjectName = "subject-name";
    internal const string SubjectShape = "subject-shape";
    internal const string SubjectEmpty = "subject-empty";
    internal const string PrincipalEmpty = "principal-empty";
    internal const string PrincipalUnauthenticated = "principal-unauthenticated";
    internal const string PrincipalPublicKey = "principal-public-key";
    internal const string UnauthenticatedSubject = "unauthenticated-subject";
    internal const string OperationUnknown = "operation-unknown";
    internal const string RuleId = "rule-id";
    internal const string RuleIdDuplicate = "rule-id-duplicate";
    internal const string RuleSubjects = "rule-subjects";
    internal const string SubjectUnknown = "subject-unknown";
    internal const string ActionTerm = "action-term";
    internal const string RoleUnknown = "role-unknown";
    internal const string TargetTerm = "target-term";
    internal const string BreakGlass = "break-glass";
    internal const string NameTable = "name-table";
    internal const string PolicyTooLarge = "policy-too-large";

    // Warnings.
    internal const string CapabilityUnknown = "capability-unknown";
    internal const string CapabilityUndeclared = "capability-undeclared";
    internal const string MintKeyTypeNotServed = "mint-key-type-not-served";
    internal const string NatsTypeMissing = "nats-type-missing";
    internal const string PathShared = "path-shared";
    internal const string RuleGrantsNothing = "rule-grants-nothing";
    internal const string TargetNeverMatches = "target-never-matches";
    internal const string SubjectNeverMatches = "subject-never-matches";
    internal const string SubjectsOverlap = "subjects-overlap";
}
