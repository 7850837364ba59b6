package dev.drover.cli;

import dev.drover.config.Paths;
import dev.drover.ipc.Json;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// What the running daemon wrote about itself. It is information only, so the process is checked
/// before it is believed.
///
/// @param start as in {@link ProcessKey#start}
record DaemonFile(
        long pid,
        long start,
        @Nullable String version,
        @Nullable String socket,
        @Nullable Integer port) {

    static Optional<DaemonFile> read(Paths paths) {
        try {
            byte[] text = Files.readAllBytes(paths.daemonJson());
            return Optional.ofNullable(Json.mapper().readValue(text, DaemonFile.class));
        } catch (IOException | JacksonException none) {
            return Optional.empty();
        }
    }

    /// The daemon's process, if it still is the one that wrote the file.
    static Optional<ProcessKey> live(Context context) {
        return read(context.paths())
                .flatMap(
                        f ->
                                context.machine()
                                        .process(f.pid())
                                        .filter(k -> k.start() == f.start()));
    }
}
