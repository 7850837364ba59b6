package dev.drover.cli;

import dev.drover.cli.output.Look;
import dev.drover.cli.output.Output;
import dev.drover.config.Paths;
import dev.drover.core.Refused;
import dev.drover.ipc.Api;
import dev.drover.ipc.CommandRunner.Invocation;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One run of one command: what was typed, where from, and where the answer goes.
record Context(Surroundings around, Invocation invocation, Output out) {

    /// For those who do not type: nobody reads what it prints.
    ///
    /// @param environment where agents keep their settings may be said there
    static Context silent(Surroundings around, String command, Map<String, String> environment) {
        String home = around.paths().userHome().toString();
        Invocation call = new Invocation(List.of(command), home, 0, false, environment, 0);
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Context(around, call, new Output(nowhere, nowhere, Look.of(call)));
    }

    Api api() {
        return around.api().apply(invocation.callerPid());
    }

    Machine machine() {
        return around.machine();
    }

    Paths paths() {
        return around.paths();
    }

    Look look() {
        return out.look();
    }

    Instant now() {
        return around.clock().instant();
    }

    /// The home directory as `~`, for paths that people read.
    String shortPath(String path) {
        String home = paths().userHome().toString();
        boolean inside = path.equals(home) || path.startsWith(home + "/");
        return inside && home.length() > 1 ? "~" + path.substring(home.length()) : path;
    }

    String shortPath(Path path) {
        return shortPath(path.toString());
    }

    /// An expected no of the command itself.
    ///
    /// @param message what, why, what to do
    static Refused refused(String message) {
        return Refused.badRequest(message);
    }
}
