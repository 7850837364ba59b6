package dev.drover.cli;

import dev.drover.config.Paths;
import dev.drover.ipc.Api;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongFunction;

/// Everything commands reach beyond their own words; made once by `App`.
///
/// @param api the daemon on behalf of the process with this pid: itself when inside it, else a
/// client of its socket, which knows its caller anyway
/// @param connect a client of the daemon that lives under other paths (the demo's)
/// @param inDaemon true if the commands run inside the daemon for a caller elsewhere
public record Surroundings(
        LongFunction<Api> api,
        Function<Paths, Api> connect,
        Machine machine,
        Paths paths,
        DaemonStarter starter,
        InstantSource clock,
        String version,
        boolean inDaemon) {}
