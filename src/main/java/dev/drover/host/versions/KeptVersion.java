package dev.drover.host.versions;

import java.time.Instant;

/// One version of a file, as it was.
///
/// @param id 8 letters, the same for the same content of the same file
/// @param file whole path
/// @param at when the file came to hold it, the last time
/// @param digest SHA-256 of its content
public record KeptVersion(String id, String file, Instant at, long bytes, String digest) {}
