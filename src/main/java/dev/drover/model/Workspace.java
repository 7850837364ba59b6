package dev.drover.model;

import java.time.Instant;

/// A project root in which instances work.
public record Workspace(WorkspaceId id, String root, Instant firstSeen) {}
