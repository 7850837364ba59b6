package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

/// Body of `POST /v1/ports` and `POST /v1/ports/suggest`: who leaves something out gets what is
/// usual.
///
/// @param type such as `dev`
/// @param name tells several of one type apart
/// @param count how many; from the second on the name gets a number
/// @param port this one and no other
/// @param namespace `global`, or `project:NAME`
/// @param directory where the caller is; an instance's own directory counts before it
/// @param seconds a person's lease may end by itself after this time
/// @param instance for whom, if the caller is not it
public record PortRequest(
        String type,
        @Nullable String name,
        @Nullable Integer count,
        @Nullable Integer port,
        @Nullable String namespace,
        @Nullable String directory,
        @Nullable Long seconds,
        @Nullable String instance) {}
