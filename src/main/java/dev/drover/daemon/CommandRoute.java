package dev.drover.daemon;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.ipc.CommandRunner;
import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `POST /v1/cli`: runs a command line here, in the warm daemon, without a process of its own. The
/// body is argv separated by NUL; the answer's body is stdout.
final class CommandRoute implements Handler {
    private static final List<String> ENVIRONMENT =
            List.of(
                    "NO_COLOR",
                    "LANG",
                    "LC_ALL",
                    "TERM",
                    "CLAUDE_CONFIG_DIR",
                    "CODEX_HOME",
                    "XDG_CONFIG_HOME",
                    "XDG_STATE_HOME",
                    "XDG_RUNTIME_DIR",
                    "XDG_DATA_HOME",
                    "XDG_CACHE_HOME");

    private final CommandRunner runner;
    private final Acknowledgement acknowledgement;

    CommandRoute(CommandRunner runner, Acknowledgement acknowledgement) {
        this.runner = runner;
        this.acknowledgement = acknowledgement;
    }

    @Override
    public Reply handle(Request request) throws IOException {
        Invocation invocation = invocation(request);
        if (runner.local(invocation)) {
            return new Reply.Whole(200, "text/plain", new byte[0], Map.of("Drover-Local", "1"));
        }
        if (runner.streams(invocation)) {
            return new Reply.Streamed(
                    200,
                    "text/plain; charset=utf-8",
                    Map.of("Drover-Exit", "0"),
                    out -> {
                        var errors = new ByteArrayOutputStream();
                        runner.run(invocation, out, errors);
                        out.write(errors.toByteArray());
                        out.flush();
                    });
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Acknowledgement.Watch watch = acknowledgement.watch();
        long begun = System.nanoTime();
        int exit = runner.run(invocation, out, err);
        err.writeBytes(watch.warning().getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new HashMap<>();
        if (exit == CommandRunner.AGAIN) {
            Duration waited = invocation.waited().plusNanos(System.nanoTime() - begun);
            headers.put("Drover-Again", Long.toString(Math.max(1, waited.toMillis())));
        } else {
            headers.put("Drover-Exit", Integer.toString(exit));
        }
        if (err.size() > 0) {
            headers.put("Drover-Stderr", HeaderText.encode(err.toString(StandardCharsets.UTF_8)));
        }
        return new Reply.Whole(200, "text/plain; charset=utf-8", out.toByteArray(), headers);
    }

    private static Invocation invocation(Request request) throws IOException {
        String body = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>();
        int start = 0;
        for (int end = body.indexOf('\0'); end >= 0; end = body.indexOf('\0', start)) {
            arguments.add(body.substring(start, end));
            start = end + 1;
        }
        if (start != body.length()) {
            throw new Refused(
                    new Refusal.BadRequest(
                            "A command line is sent as arguments that each end with NUL."));
        }
        Map<String, String> environment = new HashMap<>();
        for (String name : ENVIRONMENT) {
            request.header("Drover-Env-" + name)
                    .ifPresent(value -> environment.put(name, decoded(value)));
        }
        return new Invocation(
                arguments,
                request.header("Drover-Cwd").map(CommandRoute::decoded).orElse("/"),
                request.header("Drover-Columns").map(CommandRoute::number).orElse(0),
                request.header("Drover-Terminal").filter("1"::equals).isPresent(),
                environment,
                request.peer().pid(),
                Duration.ofMillis(
                        request.header("Drover-Waited").map(CommandRoute::time).orElse(0L)));
    }

    private static long time(String text) {
        try {
            return Math.clamp(Long.parseLong(text), 0, Long.MAX_VALUE / 2);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static int number(String text) {
        try {
            return Math.clamp(Long.parseLong(text), 0, 10_000);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String decoded(String value) {
        try {
            return HeaderText.decode(value);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
